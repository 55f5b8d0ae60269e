/* Folders that a test makes for itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-folder.h"

#include <glib/gstdio.h>

void
made_folder_remove (const char *path)
{
  g_autoptr (GDir) dir =
      g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      made_folder_remove (below);
    }
  g_remove (path);
}
