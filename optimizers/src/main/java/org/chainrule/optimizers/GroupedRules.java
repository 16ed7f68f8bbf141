package org.chainrule.optimizers;

import java.util.List;

/** The rule of an optimizer and those of its groups, numbered: 0 for what is in no group, then the groups from 1. */
final class GroupedRules {

    private final UpdateRule shared;
    private final List<ParameterGroup> groups;
    private final UpdateRule[] current;

    /** The rules as a schedule has them before the first step. */
    GroupedRules(UpdateRule shared, List<ParameterGroup> groups, Schedule schedule) {
        this.shared = shared;
        this.groups = List.copyOf(groups);
        current = new UpdateRule[groups.size() + 1];
        move(schedule, 0);
    }

    /** Takes the momentum that a schedule has for the step after this many. */
    void move(Schedule schedule, long steps) {
        set(0, schedule.rule(steps, shared));
        for (int g = 1; g < current.length; g++) {
            set(g, schedule.rule(steps, groups.get(g - 1).rule(shared)));
        }
    }

    /** Most schedules move nothing, and to store a reference, checked and marked for the collector, takes longer than to compare. */
    private void set(int group, UpdateRule rule) {
        if (current[group] != rule) {
            current[group] = rule;
        }
    }

    /** Number of rules. */
    int count() {
        return current.length;
    }

    /** The rule of a group for the next step. */
    UpdateRule rule(int group) {
        return current[group];
    }

    /** What a group multiplies the rate by. */
    double factor(int group) {
        return group == 0 ? 1 : groups.get(group - 1).rateFactor();
    }

    /** The first group that a parameter is a member of, or 0. */
    int groupOf(String parameter) {
        for (int g = 0; g < groups.size(); g++) {
            if (groups.get(g).members().test(parameter)) {
                return g + 1;
            }
        }
        return 0;
    }

    List<ParameterGroup> groups() {
        return groups;
    }

    /** Refuses a group to which none of these parameters belongs. */
    void requireMembers(List<String> parameters) {
        for (int g = 1; g <= groups.size(); g++) {
            int group = g;
            if (parameters.stream().noneMatch(name -> groupOf(name) == group)) {
                throw new IllegalArgumentException("optimizer: no parameter belongs to the group \""
                        + groups.get(g - 1).name() + "\"" + (g > 1 ? " and to none before it" : "")
                        + "; the parameters are " + String.join(", ", parameters));
            }
        }
    }
}
