import xml.etree.ElementTree as ET
data = """<?xml version="1.0"?>
<data xmlns:x="http://x.org/">
    <country name="Liechtenstein"><rank updated="yes">2</rank><year>2008</year>
        <neighbor name="Austria" direction="E"/><neighbor name="Switzerland" direction="W"/></country>
    <country name="Singapore"><rank>4</rank><year>2011</year><x:note a="1 &lt; 2">hi &amp; <b>bold</b> tail</x:note></country>
</data>"""
root = ET.fromstring(data)
print(root.tag, root.attrib, len(root))
for c in root.findall("country"):
    print(c.get("name"), c.find("rank").text, [n.attrib for n in c.iter("neighbor")], c.findtext("year"), c.findtext("zip", "-"))
print([e.tag for e in root.iter()])
print(root.findall(".//neighbor[@name='Austria']"), end=" " and "\n") if 0 else None
print([n.get("direction") for n in root.findall(".//neighbor[@name='Austria']")], [c.get("name") for c in root.findall("country[rank='4']")], root.findall("./country[2]/year")[0].text, root.find("country[last()]").get("name"))
print(root.find("country/x:note", {"x": "http://x.org/"}).attrib, "".join(root[1][2].itertext()))
print(ET.tostring(root, encoding="unicode"))
for rank in root.iter("rank"):
    rank.text = str(int(rank.text) + 1); rank.set("updated", "yes")
r = ET.Element("root"); a = ET.SubElement(r, "a", id="1"); a.text = "x<y"; ET.SubElement(a, "b").tail = "t"; ET.SubElement(r, "c", {"k": 'q"q'})
r.append(ET.Comment(" note "))
ET.indent(r); print(ET.tostring(r).decode()); ET.dump(r)
print(ET.tostring(ET.fromstring("<é>ü</é>")), ET.tostring(r, encoding="utf-8", xml_declaration=True)[:60])
for bad in ("<a><b></a>", "<a", "<a>x</a><b/>", "", "hello", "<a>&nope;</a>", "<a b=1/>", "<a>\n<b x='1' x='2'/></a>"):
    try: ET.fromstring(bad); print("fine", bad)
    except ET.ParseError as e: print(repr(bad), e, e.position)
