text = """the quick brown fox jumps over the lazy dog
the dog sleeps while the fox runs"""
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:4]:
    print(f"{word:<6}{count:>3} {'*' * count}")
print({len(w) for w in counts} == {3, 4, 5, 6}, max(counts, key=len), " ".join(w.title() for w in list(counts)[:3]))
longest = max(text.splitlines(), key=len)
print(longest[::-1], longest.find("fox"), longest.count("o"))
