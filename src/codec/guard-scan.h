/* The guard's scanners of strings and numbers, and its errors; private to the guard.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/guard.h"

/* At the opening quote. Without escapes the result points into the document. */
gboolean pentad_guard_scan_string (PentadGuard *self, const char **text, gsize *len);
/* At the first character. value NULL: only checks. */
gboolean pentad_guard_scan_number (PentadGuard *self, double *value);
/* As pentad_guard_fail(), for what stands at the present byte. Returns FALSE. */
gboolean pentad_guard_fail_here (PentadGuard *self, PentadCodecError code, const char *expected);
/* As pentad_guard_next_member(), but the name may come again. */
gboolean pentad_guard_next_name (PentadGuard *self, const char **name, gsize *name_len);
