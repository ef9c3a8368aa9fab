import time
import requests

URL = "https://lab.test/pages/{}?delay=300"

def main():
    began = time.perf_counter()
    size = 0
    for n in range(1, 25):
        page = requests.get(URL.format(n))
        size += len(page.text)  # one at a time
    took = time.perf_counter() - began
    print(f"24 pages, {size} letters: {took:.1f} s")

main()
