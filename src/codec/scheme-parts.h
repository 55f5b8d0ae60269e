/* The parts of a scheme file that have readers of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each reads the value at hand of the guard and fails by the guard's own error. */
#pragma once

#include "codec/guard.h"
#include "model/scheme.h"

/* One of several words; fails with `expected`, which lists them. */
gboolean pentad_scheme_read_choice (
    PentadGuard *guard, const char *const *words, int n_words, const char *expected, int *choice);
/* Fails with "expected …"; FALSE. */
gboolean pentad_scheme_refuse (PentadGuard *guard, const char *expected);

void pentad_scheme_read_bands (PentadGuard *guard, PentadScheme *scheme);
void pentad_scheme_read_grades (PentadGuard *guard, PentadScheme *scheme);
void pentad_scheme_read_groups (PentadGuard *guard, PentadScheme *scheme);
void pentad_scheme_read_workflow (PentadGuard *guard, PentadWorkflow *workflow);
void pentad_scheme_read_quality (PentadGuard *guard, PentadQualityRules *quality);
void pentad_scheme_read_rounding (PentadGuard *guard, PentadScheme *scheme);
/* The member of that name, when it is one that indicators and composites share: id, label, cohort,
 * target, targets. FALSE when it is another, which is still to be read. */
gboolean pentad_scheme_read_column (PentadGuard *guard,
                                    const char *name,
                                    gsize len,
                                    PentadIndicator *indicator);
/* Array of {code, year, value} or of {code, from, to, value}. */
void pentad_scheme_read_targets (PentadGuard *guard, PentadIndicator *indicator);
void pentad_scheme_read_given (PentadGuard *guard, PentadIndicator *indicator);
/* The section of that name, when it is one of rules: staffing, duty, service, assessment, tasks.
 * FALSE when it is another, which is still to be read. */
gboolean
pentad_scheme_read_rules (PentadGuard *guard, const char *name, gsize len, PentadScheme *scheme);
/* After everything else of the file: indicators and bands are known by then. */
void pentad_scheme_read_composites (PentadGuard *guard, PentadScheme *scheme);
