/* The guard's scanners of strings and numbers; private to the guard.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/guard.h"

/* At the opening quote. Without escapes the result points into the document. */
gboolean pentad_guard_scan_string (PentadGuard *self, const char **text, gsize *len);
/* At the first character. May give an infinity for what a double cannot hold. */
gboolean pentad_guard_scan_number (PentadGuard *self, double *value);
