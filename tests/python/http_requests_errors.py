# What requests raises.
import requests
from requests.exceptions import ConnectionError, HTTPError, ReadTimeout, RequestException, Timeout

LAB = 'https://lab.test'
for kind in [ReadTimeout, requests.ConnectTimeout, requests.exceptions.JSONDecodeError, requests.exceptions.InvalidURL,
             requests.exceptions.ChunkedEncodingError]:
    print([base.__name__ for base in kind.__mro__ if base.__name__ != 'HTTPError'])


def told(error):
    print(type(error).__module__, type(error).__name__, '|', error)


for url in ['foo', '/rel', 'ftp://x/y', 'http://', 'http://127.0.0.1:1/x?y=1']:
    try:
        requests.get(url)
    except RequestException as error:
        told(error)
for code in [200, 404, 418, 500]:
    try:
        print(requests.get(f'{LAB}/status/{code}').raise_for_status())
    except HTTPError as error:
        told(error)
        print(error.response.status_code, error.request.url)
try:
    requests.get(f'{LAB}/delay/900', timeout=0.2)
except Timeout as error:
    print(type(error).__name__, str(error)[-35:])
try:
    requests.get(f'{LAB}/delay/900', timeout=(3, 0.2))
except ReadTimeout as error:
    print(type(error).__name__, str(error)[-35:])
for path in ['/pages/1', '/status/204']:
    try:
        requests.get(LAB + path).json()
    except ValueError as error:
        told(error)
        print(error.msg, error.pos)
try:
    requests.get(f'{LAB}/json/users?fail=cut')
except RequestException as error:
    print(isinstance(error, requests.exceptions.ChunkedEncodingError))
try:
    requests.get('http://127.0.0.1:1')
except OSError as error:
    print(isinstance(error, ConnectionError), error.request.url, error.response)
