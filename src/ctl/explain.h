/* `pentadctl figures --explain`: how one figure comes about, as text or JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/session.h"

/* Formula, edition, counts, what is left out, the change and the cases behind the figure of
 * --explain. NULL with *error when the scheme has no such figure. Transfer full. */
char *pentad_ctl_explain (const PentadCtlSession *session,
                          const PentadCtlOptions *options,
                          GError **error);
