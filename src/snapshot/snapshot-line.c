/* What is shown of a snapshot on every screen: of when it is, and who signed it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/snapshot-line.h"

#include <glib/gi18n-lib.h>

/* "2026-11-22 14:32:05" by the clocks of the city. */
static char *
dup_moment (const PentadManifest *manifest)
{
  g_autoptr (PentadZone) zone =
      pentad_zone_new (manifest->zone != NULL ? manifest->zone : "UTC", 0, NULL);
  g_autoptr (PentadZone) utc = zone == NULL ? pentad_zone_new ("UTC", 0, NULL) : NULL;
  char text[32];

  pentad_time_format (manifest->as_of, zone != NULL ? zone : utc, text);
  text[10] = ' ';
  text[19] = '\0';
  return g_strdup (text);
}

char *
pentad_snapshot_dup_line (const PentadSnapshot *snapshot)
{
  const PentadManifest *manifest = pentad_snapshot_get_manifest (snapshot);
  g_autofree char *moment = dup_moment (manifest);
  g_autofree char *line = NULL;

  switch (pentad_snapshot_get_signature (snapshot))
    {
    case PENTAD_SIGNATURE_NONE:
      line = g_strdup_printf (_ ("snapshot of %s · not signed"), moment);
      break;
    case PENTAD_SIGNATURE_UNKNOWN:
      line = g_strdup_printf (_ ("snapshot of %s · signed by an unknown key"), moment);
      break;
    case PENTAD_SIGNATURE_TRUSTED:
      line = g_strdup_printf (_ ("snapshot of %s · signed by %s"), moment,
                              pentad_snapshot_get_signer (snapshot));
      break;
    }
  if (manifest->division != NULL)
    {
      g_autofree char *whole = g_steal_pointer (&line);
      const char *name = pentad_label_get (&manifest->division_name, pentad_language_current ());

      /* Translators: of a division of the city, which the snapshot holds alone. */
      line =
          g_strdup_printf (_ ("%s · only %s"), whole, name[0] != '\0' ? name : manifest->division);
    }
  return manifest->is_public ? g_strdup_printf ("%s · %s", line, _ ("personal data removed"))
                             : g_steal_pointer (&line);
}
