# urllib.request and urllib.error.
import json
import urllib.error
import urllib.parse
import urllib.request

LAB = 'https://lab.test'
with urllib.request.urlopen(f'{LAB}/json/users/1') as answer:
    print(answer.status, answer.reason, answer.getcode(), answer.headers['content-type'], answer.geturl())
    print(json.load(answer))
with urllib.request.urlopen(f'{LAB}/stream/3?every=5') as answer:
    for line in answer:
        print(line)
answer = urllib.request.urlopen(f'{LAB}/bytes/10')
print(answer.read(4), answer.read(), answer.read())
print(answer.headers.get_content_type(), answer.getheader('content-length'), answer.getheader('x', 'none'))
told = json.load(urllib.request.urlopen(f'{LAB}/post', data=urllib.parse.urlencode({'a': 'x y'}).encode()))
print(told['method'], told['form'])
request = urllib.request.Request(f'{LAB}/put', data=b'{"a": 1}', method='PUT',
                                 headers={'Content-Type': 'application/json', 'X-One': 'yes'})
told = json.load(urllib.request.urlopen(request))
print(told['method'], told['json'], told['headers']['x-one'], request.get_method(), request.get_header('X-one'))
for url in [f'{LAB}/status/404', 'http://127.0.0.1:1/', 'foo', 'ftpx://x']:
    try:
        urllib.request.urlopen(url)
    except urllib.error.HTTPError as error:
        print(error, repr(error), error.code, error.reason, error.read())
    except urllib.error.URLError as error:
        print(error, error.reason)
    except ValueError as error:
        print(error)
try:
    urllib.request.urlopen(f'{LAB}/delay/900', timeout=0.2)
except TimeoutError as error:
    print(error)
