/* What every reader of a document ends with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/reader.h"

gboolean
pentad_reader_finish (PentadGuard *guard, GError **error)
{
  gboolean read = pentad_guard_finish (guard, error);

  pentad_guard_clear (guard);
  return read;
}

void
pentad_reader_note (GPtrArray *findings, const char *origin, guint n, PentadFindingKind kind)
{
  if (findings != NULL && n > 0)
    g_ptr_array_add (findings, pentad_finding_new (kind, origin, NULL, NULL, NULL, n));
}
