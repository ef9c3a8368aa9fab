# requests and the lab.
import requests

LAB = 'https://lab.test'
response = requests.get(f'{LAB}/json/users/1')
print(response, response.status_code, response.reason, response.ok, bool(response), response.url)
print(response.json(), response.text, response.content, response.encoding)
print(response.headers['CONTENT-TYPE'], response.headers.get('x'), 'content-length' in response.headers)
print(response.history, response.is_redirect, response.request, response.request.method, response.request.url)
print(requests.get(f'{LAB}/pages/1').encoding, requests.get(f'{LAB}/bytes/3').encoding)
print(bool(requests.get(f'{LAB}/status/404')), requests.codes.ok, requests.codes.not_found)
print(requests.get(f'{LAB}/get', params={'a': 1, 'b': ['x y', 'z'], 'c': None}).url)
print(requests.get(f'{LAB}/get?z=0', params=[('a', '1')]).json()['args'])
for method in ['get', 'post', 'put', 'patch', 'delete', 'options']:
    told = getattr(requests, method)(f'{LAB}/anything').json()
    print(told['method'], told['json'])
print(requests.head(f'{LAB}/json/users').content, requests.request('PUT', f'{LAB}/put').json()['method'])
for options in [{'json': {'é': [1, None]}}, {'data': {'a': 'x y', 'b': [1, 2]}}, {'data': 'text'}, {'data': b'\x01'}]:
    told = requests.post(f'{LAB}/post', headers={'X-One': 'yes'}, **options).json()
    print(told['data'], told['form'], told['json'], told['headers'].get('content-type'), told['headers']['x-one'])
print(requests.get(f'{LAB}/anything', auth=('ada', 'pw')).json()['headers']['authorization'])
print(list(requests.get(f'{LAB}/bytes/10').iter_content(4)))
with requests.get(f'{LAB}/stream/3?every=5', stream=True) as response:
    for line in response.iter_lines():
        print(line)
with requests.Session() as session:
    session.headers.update({'X-Key': 'k'})
    session.headers['X-Other'] = 'o'
    session.params = {'p': '1'}
    told = session.get(f'{LAB}/anything', params={'q': 2}, headers={'X-Other': None, 'X-New': 'n'}).json()
    print(told['args'], {name: value for name, value in told['headers'].items() if name.startswith('x-')})
    session.hooks['response'].append(lambda response, *args, **kwargs: print('hook', response.status_code))
    session.post(f'{LAB}/status/201')
print(requests.get(f'{LAB}/delay/50').elapsed.total_seconds() >= 0.05)
