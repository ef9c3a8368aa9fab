project = "To wait, or to block"
html_theme = "furo"
html_static_path = ["static"]
html_js_files = ["loop-scope.js"]
