from statistics import *
from fractions import Fraction

data = [1, 2, 2, 3, 4, 4, 4, 10]
print(mean(data), median(data), mode(data), multimode([1, 1, 2, 2]), median_low(data), median_high(data), fmean(data))
print(variance(data), stdev(data), pvariance(data), pstdev(data), harmonic_mean([40, 60]), geometric_mean([54, 24, 36]))
print(quantiles(data), quantiles(data, n=10, method="inclusive"))
print(mean([Fraction(1, 3), Fraction(1, 2)]), mean([1.5, 2.25]), fmean([1, 2, 3], weights=[1, 1, 2]), mean([True, False]))
x, y = [1, 2, 3, 4, 5], [2, 4, 5, 4, 5]
print(covariance(x, y), correlation(x, y))
for bad in (lambda: mean([]), lambda: median([]), lambda: mode([]), lambda: stdev([1]), lambda: variance([]), lambda: quantiles([1], n=0), lambda: harmonic_mean([-1])):
    try:
        print(bad())
    except StatisticsError as error:
        print(error)
