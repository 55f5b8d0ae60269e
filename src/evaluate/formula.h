/* What figures mean in words: counters, cohorts and formulas (domain.md 3.2 to 3.4).
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the language of the process; names that the scheme gives are in the language asked for. */
#pragma once

#include "model/scheme.h"

/* What the scheme calls a counter, that is, the indicator of the same id; else our own words.
 * Borrowed. */
const char *
pentad_counter_words (const PentadScheme *scheme, PentadCount count, PentadLanguage language);
/* By which date a case enters; the id itself when it is none of ours. Borrowed. */
const char *pentad_cohort_words (const char *cohort);
/* "a − b + c": transfer full. */
char *pentad_terms_words (const PentadScheme *scheme, const GArray *terms, PentadLanguage language);
/* The formula of an indicator or composite in one line. Transfer full. */
char *pentad_formula_words (const PentadScheme *scheme,
                            const PentadIndicator *indicator,
                            PentadLanguage language);
/* One term of a composite, as it stands in the formula, without a sign before it. Transfer full. */
char *pentad_score_term_words (const PentadScheme *scheme,
                               const PentadScoreTerm *term,
                               PentadLanguage language);
