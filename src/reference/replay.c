/* Recorded documents of a platform, served again from a folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/replay.h"

#include "snapshot/stand-in.h"

#include <string.h>

/* Parts of names that begin with a letter or digit lead neither up nor to hidden files. */
static gboolean
is_plain (const char *path)
{
  g_auto (GStrv) parts = NULL;

  if (path[0] != '/')
    return FALSE;
  parts = g_strsplit (path + 1, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_ascii_isalnum (parts[i][0]) ||
        strspn (parts[i], G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_.") != strlen (parts[i]))
      return FALSE;
  return TRUE;
}

GString *
pentad_replay_read (const char *folder, const char *path)
{
  g_autofree char *name = NULL;
  char *text;
  gsize len;

  if (!is_plain (path))
    return NULL;
  name = g_strconcat (folder, path, ".json", NULL);
  if (!g_file_test (name, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (name, &text, &len, NULL))
    return NULL;
  GString *document = g_string_new_len (text, (gssize)len);
  g_free (text);
  return document;
}

GString *
pentad_replay_read_snapshot (const PentadSnapshot *snapshot, const char *path)
{
  g_autofree char *name = pentad_snapshot_name_document (path);
  g_autoptr (GBytes) bytes = name != NULL ? pentad_snapshot_read (snapshot, name, NULL) : NULL;

  return bytes != NULL
             ? g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes))
             : NULL;
}

const char *
pentad_replay_get_type (const char *path)
{
  return g_str_equal (path, "/v1/grids") || g_str_has_prefix (path, "/v1/boundaries/") ||
                 g_str_has_prefix (path, "/v1/layers/")
             ? "application/geo+json"
             : "application/json";
}
