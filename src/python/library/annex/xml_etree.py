# xml.etree: a package.
