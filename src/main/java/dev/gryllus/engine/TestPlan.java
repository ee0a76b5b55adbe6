package dev.gryllus.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a script amounts to: plain values, no trace of the language it was written in. Immutable.
///
/// @param userTypes in the order of the script
/// @param shapes in the order of the script
public record TestPlan(List<UserType> userTypes, List<NamedShape> shapes) {
    /// Scheme, then user and password perhaps, then a name; the rest is for the client to understand.
    private static final Pattern WEB_ADDRESS =
            Pattern.compile("https?://([^/?#@\\s]*@)?[^/?#@\\s]+([/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    private static final Logger LOG = LoggerFactory.getLogger("gryllus.plan");

    /// @throws PlanException if there is no type, or two types or two shapes have one name
    public TestPlan {
        userTypes = List.copyOf(userTypes);
        shapes = List.copyOf(shapes);
        if (userTypes.isEmpty()) {
            throw new PlanException("No User class found! A locustfile needs a user('Name') { … } block"
                    + " or a class that extends HttpUser.");
        }
        Set<String> names = new HashSet<>();
        for (UserType type : userTypes) {
            if (!names.add(type.name())) {
                throw new PlanException("Duplicate user class names: " + type.name() + " is defined twice");
            }
        }
        Set<String> shapeNames = new HashSet<>();
        for (NamedShape shape : shapes) {
            if (!shapeNames.add(shape.name())) {
                throw new PlanException("Duplicate shape classes: " + shape.name());
            }
        }
    }

    /// Without a load shape.
    public TestPlan(List<UserType> userTypes) {
        this(userTypes, List.of());
    }

    /// Those of the types, in the order of the script.
    public List<String> typeNames() {
        return userTypes.stream().map(UserType::name).toList();
    }

    /// The names of the types that get users at all, in the order of the script.
    public List<String> participating() {
        return userTypes.stream()
                .filter(UserType::participates)
                .map(UserType::name)
                .toList();
    }

    /// The shape of that name, or the first one if no name is given; empty if no name is given and there is no shape.
    ///
    /// @throws PlanException if the name is unknown
    public Optional<NamedShape> shape(Optional<String> name) {
        if (name.isEmpty()) {
            return shapes.stream().findFirst();
        }
        return Optional.of(shapes.stream()
                .filter(shape -> shape.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new PlanException("Unknown shape: " + name.get() + "\nAvailable: "
                        + (shapes.isEmpty()
                                ? "none, the locustfile defines no load shape"
                                : shapes.stream().map(NamedShape::name).sorted().collect(Collectors.joining(", "))))));
    }

    /// Only the named types; all of them if no name is given.
    ///
    /// @throws PlanException if a name is unknown
    public TestPlan restrictedTo(List<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        Set<String> unknown = new TreeSet<>(names);
        userTypes.forEach(type -> unknown.remove(type.name()));
        if (!unknown.isEmpty()) {
            throw new PlanException("Unknown User(s): " + String.join(", ", unknown) + "\nAvailable: "
                    + userTypes.stream().map(UserType::name).sorted().collect(Collectors.joining(", ")));
        }
        return new TestPlan(
                userTypes.stream().filter(type -> names.contains(type.name())).toList(), shapes);
    }

    /// Each type has exactly so many users, and those that are not named have none. Types with an arrival rate stay
    /// as they are, and so do those of weight zero, which take no part, until somebody wants users of them; and all
    /// where nothing is said.
    public TestPlan withCounts(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? this
                : new TestPlan(
                        userTypes.stream()
                                .map(type -> counted(type, counts.getOrDefault(type.name(), 0)))
                                .toList(),
                        shapes);
    }

    /// Whether users may go on by this plan as they are: each type of the plan before is here, and differs in its share
    /// of the users at most.
    boolean sharesAnew(TestPlan before) {
        Map<String, UserType> here = new HashMap<>();
        userTypes.forEach(type -> here.put(type.name(), type));
        return before.userTypes.stream()
                .allMatch(type -> Optional.ofNullable(here.get(type.name()))
                        .filter(type::isButForItsShare)
                        .isPresent());
    }

    private static UserType counted(UserType type, int users) {
        boolean stays = type.share() instanceof Share.Arrivals || (users == 0 && !type.participates());
        return stays ? type : type.withShare(new Share.Fixed(users));
    }

    /// All types aim at this host, whatever they name themselves; as they are where none is given.
    public TestPlan withHost(Optional<String> host) {
        return host.isEmpty()
                ? this
                : new TestPlan(
                        userTypes.stream().map(type -> type.withHost(host)).toList(), shapes);
    }

    /// Without the tasks that the filter drops. A type that loses all of them stays, and is warned about: each of
    /// its users will fail with "No tasks defined".
    public TestPlan filteredBy(TagFilter filter) {
        return new TestPlan(
                userTypes.stream().map(type -> filtered(type, filter)).toList(), shapes);
    }

    private static UserType filtered(UserType type, TagFilter filter) {
        var kept = filter.of(type.tasks());
        if (kept.isEmpty() && !type.tasks().isEmpty()) {
            LOG.warn("{} had no tasks left after filtering by tags, its users will do nothing", type.name());
        }
        return type.withTasks(kept);
    }

    /// All types as frequent as each other, and all tasks of a type too. Fixed counts and arrival rates stay.
    public TestPlan withEqualWeights() {
        return new TestPlan(userTypes.stream().map(UserType::withEqualWeights).toList(), shapes);
    }

    /// Checks what only matters when users are to run.
    ///
    /// @return the types that take part: those of weight zero are gone
    /// @throws PlanException if no type takes part, or one lacks a host that it needs, or has one that is none
    public TestPlan runnable() {
        List<UserType> participating =
                userTypes.stream().filter(UserType::participates).toList();
        if (participating.isEmpty()) {
            throw new PlanException("There are no users with weight > 0.");
        }
        participating.stream().filter(UserType::requiresHost).forEach(TestPlan::checkHost);
        return new TestPlan(participating, shapes);
    }

    private static void checkHost(UserType type) {
        String host = type.host()
                .orElseThrow(() -> new PlanException("You must specify the base host. " + type.name()
                        + " has none: write host 'http://…' in the locustfile, or give --host on the command line."));
        if (!WEB_ADDRESS.matcher(host).matches()) {
            throw new PlanException("The host of " + type.name() + " is '" + host
                    + "', which is no address such as http://localhost:8090 or https://example.com.");
        }
    }

    /// For a look at one user: the first type that takes part, or the first of all.
    ///
    /// @throws PlanException if it lacks a host that it needs, or has one that is none
    public UserType forOneUser() {
        UserType type =
                userTypes.stream().filter(UserType::participates).findFirst().orElseGet(userTypes::getFirst);
        if (type.requiresHost()) {
            checkHost(type);
        }
        return type;
    }

    /// The sum of all fixed counts.
    public int fixedUsers() {
        return userTypes.stream()
                .mapToInt(type -> type.share() instanceof Share.Fixed(int count) ? count : 0)
                .sum();
    }

    /// The types whose tasks start at a rate, in the order of the script.
    public SequencedMap<String, Share.Arrivals> openTypes() {
        SequencedMap<String, Share.Arrivals> open = new LinkedHashMap<>();
        for (UserType type : userTypes) {
            if (type.share() instanceof Share.Arrivals arrivals) {
                open.put(type.name(), arrivals);
            }
        }
        return open;
    }

    /// Whether all types that take part are open: then no number of users is asked for.
    public boolean isOpen() {
        return !openTypes().isEmpty()
                && userTypes.stream()
                        .filter(UserType::participates)
                        .allMatch(type -> type.share() instanceof Share.Arrivals);
    }
}
