/* What tests of readers write and compare: instants, days, findings as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* "2026-11-22T14:32:05+08:00" */
gint64 reading_time (const char *text);
/* "2026-11-22" */
gint32 reading_day (const char *text);
/* The findings, joined with "; "; frees the array. Transfer full. */
char *reading_free_findings (GPtrArray *findings);
