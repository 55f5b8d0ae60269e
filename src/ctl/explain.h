/* `pentadctl figures --explain`: how one figure comes about, as text or JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/session.h"

/* Formula, edition, counts, what is left out, the change and the cases behind the figure of
 * --explain: of the session's place, or of the department or post of --unit. NULL with *error when
 * there is no such unit, or the scheme has no such figure of it. Transfer full. */
char *pentad_ctl_explain (const PentadCtlSession *session,
                          const PentadCtlOptions *options,
                          PentadSubject subject,
                          GError **error);
