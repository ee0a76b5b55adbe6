package dev.gryllus.script;

import dev.gryllus.user.TaskSet;
import dev.gryllus.user.User;

/// Whose methods the tasks of a class are: those of a user class run on the user, those of a task set on the set.
@FunctionalInterface
interface Self {
    Self USER = set -> set.getUser().self();
    Self SET = set -> set;

    Object in(TaskSet set);

    static Self of(Class<?> type) {
        return User.class.isAssignableFrom(type) ? USER : SET;
    }
}
