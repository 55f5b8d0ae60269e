/* Deadlines of cases for which the platform sent none.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the platform sends holds. Where a dispatch carries no deadline, it follows from the class,
 * the filing condition that the case names, and the calendar (domain.md 2.6); later acts move it
 * on: an extension grants the limit once more, a resumption what was left of it. */
#pragma once

#include "model/case.h"
#include "model/catalogue.h"

/* TRUE when an act that sets a deadline carries none. */
gboolean pentad_case_lacks_deadlines (const PentadCase *item);
/* The same case with its deadlines, marked as assumed when the longest limit of its class had to be
 * taken; NULL when nothing is lacking or nothing is known of its limits. Transfer full. */
PentadCase *pentad_case_with_deadlines (const PentadCase *item,
                                        const PentadCatalogue *catalogue,
                                        const PentadCalendar *calendar);
