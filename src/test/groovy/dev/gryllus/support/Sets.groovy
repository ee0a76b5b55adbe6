package dev.gryllus.support

import dev.gryllus.user.RandomOrder
import dev.gryllus.user.TaskSet
import dev.gryllus.user.TaskSetPlan
import dev.gryllus.user.User

/** Short ways to be in a task set. */
class Sets {
    /** The set that a user is in from the beginning. */
    static TaskSet around(User user) {
        def plan = TaskSetPlan.root('T', new RandomOrder([]))
        def set = plan.maker().make(user)
        set.enter(user, user, plan)
        set
    }
}
