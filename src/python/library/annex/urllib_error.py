# urllib.error
class URLError(OSError):
    def __init__(self, reason, filename=None):
        super().__init__(reason)
        self.reason = reason

    def __str__(self):
        return f'<urlopen error {self.reason}>'


class HTTPError(URLError):
    def __init__(self, url, code, msg, hdrs, fp):
        super().__init__(msg)
        self.url = self.filename = url
        self.code = self.status = code
        self.msg, self.headers, self.fp = msg, hdrs, fp

    def __str__(self):
        return f'HTTP Error {self.code}: {self.msg}'

    def __repr__(self):
        return f'<HTTPError {self.code}: {self.msg!r}>'

    def read(self, amount=None):
        return self.fp.read(amount)

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def close(self):
        self.fp.close()
