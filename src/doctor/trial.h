/* A look at a platform before it is chosen: does it answer, and what has it to offer?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/source.h"

typedef struct _PentadTrial PentadTrial;

/* Called once, from the main context, when the trial is over. lines: what was found, for a person;
 * of a failure the cause comes last. */
typedef void (*PentadTrialFunc) (gboolean is_fit, const char *const *lines, gpointer user_data);

/* Asks for everything once, within half a minute. Transfer full. */
PentadTrial *pentad_trial_new (PentadFeedSource *source, PentadTrialFunc func, gpointer user_data);
/* TRUE once the platform has sent a state; then how many seconds its clock runs ahead of this one.
 */
gboolean pentad_trial_has_answer (PentadTrial *self);
gint64 pentad_trial_get_skew_s (PentadTrial *self);
/* Breaks it off; the function is not called any more. */
void pentad_trial_free (PentadTrial *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadTrial, pentad_trial_free)
