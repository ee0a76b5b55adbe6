/// Groovy: compiles locustfiles, turns them into a [dev.gryllus.engine.TestPlan], points errors at script lines.
///
/// Read first: [LocustfileLoader] (files in, plan out), [LocustScript] and [UserBlock] (the words of the quick
/// form), [UserClasses] (the class form). Reflection and Groovy end here: whoever gets the plan does not know
/// either. May import `engine`, `http`, `data`, `user`, `stats`. Groovy is at home here and nowhere else.
package dev.gryllus.script;
