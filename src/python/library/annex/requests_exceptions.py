# requests.exceptions
import json as _json


class RequestException(IOError):
    def __init__(self, *args, request=None, response=None):
        self.response = response
        self.request = request if request is not None else getattr(response, 'request', None)
        IOError.__init__(self, *args)


def _errors(names, *bases):
    for name in names.split():
        globals()[name] = type(name, bases, {'__module__': __name__})


_errors('InvalidJSONError HTTPError ConnectionError Timeout TooManyRedirects ChunkedEncodingError RetryError StreamConsumedError',
        RequestException)
_errors('ConnectTimeout', ConnectionError, Timeout)
_errors('ReadTimeout', Timeout)
_errors('ProxyError SSLError', ConnectionError)
_errors('URLRequired MissingSchema InvalidSchema InvalidURL InvalidHeader', RequestException, ValueError)
_errors('ContentDecodingError', RequestException)


class JSONDecodeError(InvalidJSONError, _json.JSONDecodeError):
    def __init__(self, msg, doc, pos):
        _json.JSONDecodeError.__init__(self, msg, doc, pos)
        InvalidJSONError.__init__(self, *self.args)
