# urllib.request: urlopen, over blocking fetches and the modelled network.
from _http_common import (Failure, Headers, IncompleteRead, RemoteDisconnected, charset, redirected, send_now, urlsplit)
from urllib.error import HTTPError, URLError


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data, self.method = url, data, method
        self.headers = {}
        for name, value in headers.items():
            self.add_header(name, value)
        if not urlsplit(url).scheme:
            raise ValueError(f'unknown url type: {url!r}')

    def add_header(self, name, value):
        self.headers[name.capitalize()] = value

    def get_header(self, name, default=None):
        return self.headers.get(name, default)

    def get_method(self):
        return self.method or ('GET' if self.data is None else 'POST')

    def get_full_url(self):
        return self.full_url


class _Message(Headers):
    def get_content_charset(self, failobj=None):
        return charset(self.get('Content-Type')) or failobj

    def get_content_type(self):
        return self.get('Content-Type', 'text/plain').split(';')[0].strip()

    def __str__(self):
        return ''.join(f'{name}: {value}\n' for name, value in self._all) + '\n'


class HTTPResponse:
    def __init__(self, answer):
        self._answer, self._rest = answer, b''
        self.status = self.code = answer.status
        self.reason = self.msg = answer.reason
        self.url, self.headers = answer.url, _Message(answer.headers)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        while line := self.readline():
            yield line

    def _fill(self):
        try:
            more = self._answer.more_now()
        except Failure as error:
            if error.kind == 'timeout':
                raise TimeoutError('timed out') from None
            raise IncompleteRead(error.received, error.expected) from None
        self._rest += more
        return bool(more)

    def read(self, amount=None):
        while (amount is None or amount < 0 or len(self._rest) < amount) and self._fill():
            pass
        end = len(self._rest) if amount is None or amount < 0 else amount
        taken, self._rest = self._rest[:end], self._rest[end:]
        return taken

    def readline(self):
        while b'\n' not in self._rest and self._fill():
            pass
        return self.read(self._rest.find(b'\n') + 1 or len(self._rest))

    def readlines(self):
        return list(self)

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return self.headers.items()

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def getcode(self):
        return self.status

    def close(self):
        self._answer.close()


def urlopen(url, data=None, timeout=None, *, context=None):
    request = url if isinstance(url, Request) else Request(url, data)
    scheme = urlsplit(request.full_url).scheme
    if scheme not in ('http', 'https'):
        raise URLError(f'unknown url type: {scheme}')
    body = request.data if data is None else data
    headers = list(request.headers.items())
    if body is not None and 'Content-type' not in request.headers:
        headers.append(('Content-Type', 'application/x-www-form-urlencoded'))
    asked = request.method or ('GET' if body is None else 'POST'), request.full_url, headers, bytes(body or b'')
    while asked:
        try:
            answer = send_now(*asked, 'Python-urllib/3.13', timeout)
        except Failure as error:
            if error.kind == 'timeout':
                raise TimeoutError('timed out') from None
            if error.kind == 'disconnected':
                raise RemoteDisconnected() from None
            raise URLError(error.__cause__ or error.message) from None
        last, asked = asked, redirected(answer, *asked)
    response = HTTPResponse(answer)
    if answer.status >= 300:
        raise HTTPError(answer.url, answer.status, answer.reason, response.headers, response)
    return response


def urlretrieve(*args, **kwargs):
    raise NotImplementedError('there are no files for urlretrieve in Loopscope')
