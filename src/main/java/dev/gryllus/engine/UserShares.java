package dev.gryllus.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// How users would be shared by types, for displays: Locust's rule (`locust.user.inspectuser`), which differs from
/// what the [Dispatcher] does by at most a user a type.
public final class UserShares {
    private UserShares() {}

    /// Fixed types take their count; the rest of `users` goes to the others by weight, each share rounded half to
    /// even. Types with an arrival rate have no share of the users: they are left out. Where there are no others,
    /// each has its share of the task starts, by its highest rate.
    ///
    /// @param users if absent, the sum of all weights, or 1 if a type is fixed
    /// @return type → its part of the whole, from 0 to 1; empty if nobody would run
    public static Map<String, Double> of(TestPlan plan, OptionalInt users) {
        if (plan.isOpen()) {
            Map<String, Double> rates = new LinkedHashMap<>();
            plan.openTypes()
                    .forEach((type, arrivals) -> rates.put(type, arrivals.rate().highest()));
            return partsOfWhole(rates);
        }
        double weightSum =
                plan.userTypes().stream().mapToDouble(UserShares::weight).sum();
        int fixed = plan.fixedUsers();
        double wanted = users.isPresent() ? users.getAsInt() : fixed > 0 ? 1 : weightSum;
        double rest = Math.max(0, wanted - fixed);
        Map<String, Double> counts = new LinkedHashMap<>();
        for (UserType type : plan.userTypes()) {
            double count = switch (type.share()) {
                case Share.Fixed(int n) -> n;
                case Share.Arrivals arrivals -> 0;
                case Share.Weight(double weight) -> weight == 0 ? 0 : Math.rint(rest * weight / weightSum);
            };
            if (count > 0) {
                counts.put(type.name(), count);
            }
        }
        return partsOfWhole(counts);
    }

    /// How many users each type has when so many run and no shape says more: exactly what the [Dispatcher] does. Types
    /// with an arrival rate are left out.
    public static SortedMap<String, Integer> counts(TestPlan plan, int users) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        List<UserType> counted = plan.userTypes().stream()
                .filter(type -> !(type.share() instanceof Share.Arrivals))
                .toList();
        counted.forEach(type -> counts.put(type.name(), 0));
        if (!counted.isEmpty()) {
            counts.putAll(
                    new Dispatcher(new TestPlan(counted), 1).dispatch(users).getFirst());
        }
        return counts;
    }

    private static Map<String, Double> partsOfWhole(Map<String, Double> counts) {
        double total = counts.values().stream().mapToDouble(Double::doubleValue).sum();
        counts.replaceAll((type, count) -> count / total);
        return counts;
    }

    private static double weight(UserType type) {
        return type.share() instanceof Share.Weight(double value) ? value : 0;
    }
}
