import statistics as st, math, fractions
data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
print(st.mean(data), st.median(data), st.stdev(data), st.variance(data), st.pstdev(data), st.pvariance(data), st.mode(data), st.multimode("aabbc"))
print(st.median_low([1, 3, 5, 7]), st.median_high([1, 3, 5, 7]), st.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), st.harmonic_mean([40, 60]), st.geometric_mean([54, 24, 36]), st.fmean([3.5, 4.0, 5.25]), st.fmean([1, 2], weights=[3, 1]))
print(st.quantiles([105, 129, 87, 86, 111, 111, 89, 81, 108, 92, 110, 100, 75, 105, 103], n=4), st.quantiles(range(1, 100), n=10, method="inclusive"))
print(st.correlation([1, 2, 3, 4], [2, 4, 6, 9]), st.covariance([1, 2, 3], [1, 5, 7]), st.linear_regression([1, 2, 3], [2, 4, 7]))
try: st.mean([])
except st.StatisticsError as e: print(e)
try: st.variance([1])
except st.StatisticsError as e: print(e)
n = st.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.cdf(115), n.pdf(100), n.inv_cdf(.5), n.zscore(130), st.NormalDist.from_samples([1, 2, 3, 4]), n + 5, n * 2, [round(x, 3) for x in n.quantiles(4)], n.overlap(st.NormalDist(110, 15)))
F = fractions.Fraction
print(F(1, 3) + F(1, 6), F("0.75"), F(0.5), F(22, 7).limit_denominator(5), repr(F(3, 6)), F(7, 2) // 1, F(7, 2) % 1, float(F(1, 3)), F(1, 3) ** 2, round(F(7, 3), 2), math.floor(F(-7, 2)), F(3).is_integer(), F(5, 4).as_integer_ratio(), f"{F(1, 3):.3f}", sum([F(1, 2)] * 3), F(1, 2) == 0.5, F(1, 3) < .34)
