/* Memory for many small things of different sizes, without a header for each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct _PentadCaseBytes PentadCaseBytes;

PentadCaseBytes *pentad_case_bytes_new (void);
void pentad_case_bytes_free (PentadCaseBytes *bytes);
/* Where a copy of the data lies, without alignment; 0 when there is no more room (4 GiB). */
guint32 pentad_case_bytes_add (PentadCaseBytes *bytes, gconstpointer data, gsize size);
gpointer pentad_case_bytes_get (const PentadCaseBytes *bytes, guint32 where);
/* size as it was given when it was added. */
void pentad_case_bytes_remove (PentadCaseBytes *bytes, guint32 where, gsize size);
gsize pentad_case_bytes_get_memory (const PentadCaseBytes *bytes);
