package dev.gryllus.web;

import dev.gryllus.output.Generation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a test is made of, and how it was asked for: what the page needs beside the figures. Immutable.
///
/// @param run which run of this process is on or was last; 0 before the first
/// @param target where it is heading for
/// @param runTime seconds after which it ends
/// @param locustfile base name of the first file
/// @param host in force for all classes, or the one that they have in common, or empty
/// @param usersByClass whether somebody has said how many users of each class run
/// @param extraOptions those of the script, by the names that scripts use
/// @param fullHistoryCsv whether there is a full history to download
public record Description(
        String version,
        int run,
        Optional<Heading> target,
        Optional<Double> runTime,
        Optional<Instant> startedAt,
        String locustfile,
        String host,
        List<Generation> generations,
        List<UserClass> userClasses,
        List<String> selectedUserClasses,
        List<String> shapes,
        Optional<String> shape,
        boolean shapeUsesCommonOptions,
        boolean usersByClass,
        Map<String, ExtraOption> extraOptions,
        StartDefaults startDefaults,
        boolean fullHistoryCsv) {

    /// @param userClasses class → how many of them when it is reached; empty where a load shape says
    public record Heading(int users, double spawnRate, Map<String, Integer> userClasses) {}

    /// @param weight 0 where a fixed number or a rate says how many there are
    /// @param tasks the outermost ones
    public record UserClass(
            String name,
            double weight,
            int fixedCount,
            boolean arrivalRate,
            Optional<String> host,
            List<String> tasks) {}

    /// @param defaultValue empty of a secret
    /// @param choices empty if every value goes
    public record ExtraOption(
            Optional<Object> defaultValue,
            boolean isSecret,
            boolean isRequired,
            String helpText,
            boolean isMultiple,
            Optional<List<Object>> choices) {}

    /// What the form shows before somebody has changed it.
    public record StartDefaults(
            Optional<Integer> userCount,
            Optional<Double> spawnRate,
            Optional<String> runTime,
            Optional<String> profile) {}
}
