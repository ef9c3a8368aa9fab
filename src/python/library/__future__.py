# __future__: what is no longer in the future.
annotations = division = print_function = generator_stop = unicode_literals = absolute_import = None
