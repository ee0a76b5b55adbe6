package dev.gryllus.cli

/** Options of a script, for specs. */
class Customs {
    static CustomOption custom(Map settings = [:], String longName) {
        return new CustomOption(
                longName,
                Optional.ofNullable(settings.shortName),
                longName.substring(2).replace('-', '_'),
                settings.form ?: CustomOption.Form.ONE_VALUE,
                settings.type ?: { it },
                settings.choices ?: [],
                Optional.ofNullable(settings.fallback),
                settings.help ?: '',
                Optional.ofNullable(settings.variable),
                settings.secret ?: false,
                settings.required ?: false,
                true)
    }
}
