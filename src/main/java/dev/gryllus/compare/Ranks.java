package dev.gryllus.compare;

/// Between which of the sorted samples a percentile of what they are drawn from lies, with 95 % confidence. Nothing is
/// assumed of the distribution: how many of `n` samples lie below its `p`-quantile is binomial in `n` and `p`, so the
/// quantile lies from the `low`-th to the `high`-th sample with the probability that `low <= B < high`.
///
/// Sources: H. A. David, H. N. Nagaraja, *Order Statistics*, 3rd edition 2003, section 7.1; J.-Y. Le Boudec,
/// *Performance Evaluation of Computer and Communication Systems*, 2010, theorem 2.1, which has the approximation for
/// many samples, too. Either end is left out with a probability of 2.5 % at most.
///
/// @param low from 1 on; 0 if there are too few samples for a lower end
/// @param high up to the number of samples; one more if there are too few for an upper end
record Ranks(long low, long high) {
    /// Up to here the binomial distribution is summed up; above, its normal approximation is within a rank or two.
    static final int MOST_SUMMED = 10_000;

    private static final double LEFT_OUT = (1 - Interval.CONFIDENCE) / 2;

    /// @param count of the samples
    /// @param share of the percentile, above 0 and below 1
    static Ranks around(double share, long count) {
        return count <= MOST_SUMMED ? summed(share, (int) count) : approximated(share, count);
    }

    static Ranks approximated(double share, long count) {
        double reach = Interval.NORMAL_QUANTILE * Math.sqrt(count * share * (1 - share));
        long low = (long) Math.floor(count * share - reach);
        long high = (long) Math.ceil(count * share + reach) + 1;
        return new Ranks(Math.max(0, low), Math.min(count + 1, high));
    }

    private static Ranks summed(double share, int count) {
        double[] weights = weights(share, count);
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int low = 0;
        for (double below = weights[0]; low < count && below <= LEFT_OUT * sum; below += weights[low]) {
            low++;
        }
        int high = count + 1;
        for (double above = weights[count]; high > 1 && above <= LEFT_OUT * sum; above += weights[high - 1]) {
            high--;
        }
        return new Ranks(low, high);
    }

    /// The binomial distribution, in parts of its highest probability: so nothing overflows, and what is lost at the
    /// ends is nothing.
    private static double[] weights(double share, int count) {
        double[] weights = new double[count + 1];
        int mode = Math.min(count, (int) ((count + 1) * share));
        weights[mode] = 1;
        for (int k = mode; k > 0; k--) {
            weights[k - 1] = weights[k] * k * (1 - share) / ((count - k + 1) * share);
        }
        for (int k = mode; k < count; k++) {
            weights[k + 1] = weights[k] * (count - k) * share / ((k + 1) * (1 - share));
        }
        return weights;
    }
}
