# importlib.metadata: versions of what is installed, of which there is nothing.
class PackageNotFoundError(ModuleNotFoundError):
    __module__ = 'importlib.metadata'

    def __str__(self):
        return f'No package metadata was found for {self.args[0]}'


def version(distribution_name):
    raise PackageNotFoundError(distribution_name)


metadata = requires = files = distribution = version
