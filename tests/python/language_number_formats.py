for value in (0, 1, -1, 255, 1234567, -98765):
    print(f"{value:5}|{value:<8}|{value:^+9}|{value:08}|{value:,}|{value:x}|{value:#b}|{value:e}")
for value in (0.0, 1.5, -2.25, 3.14159265, 1e10, 1e-10, 123456789.123):
    print(f"{value}|{value:.2f}|{value:10.3f}|{value:g}|{value:.3e}|{value:,.1f}|{value:.0%}")
