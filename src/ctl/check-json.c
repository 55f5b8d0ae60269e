/* `pentadctl check-json`: says of each file whether the guard takes it as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <stdio.h>

#include "codec/guard.h"
#include "ctl/commands.h"
#include "host/paths.h"

/* A file name in one line, whatever bytes it has. */
static char *
dup_name (const char *path)
{
  char *name = g_filename_display_name (path);

  for (char *p = name; *p != '\0'; p++)
    if ((guchar)*p < ' ' || *p == 0x7f)
      *p = '?';
  return name;
}

/* The bytes of a file, or of standard input for "-"; never more than the guard would take, so that
 * an endless file ends. Transfer full. */
static GBytes *
read_bounded (const char *path, gsize max_bytes, GError **error)
{
  gboolean is_input = g_str_equal (path, "-");
  FILE *file = is_input ? stdin : fopen (path, "rb");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 chunk[64 * 1024];
  gsize n;

  while (file != NULL && bytes->len <= max_bytes && (n = fread (chunk, 1, sizeof chunk, file)) > 0)
    g_byte_array_append (bytes, chunk, (guint)n);
  if (file == NULL || ferror (file) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      if (file != NULL && !is_input)
        fclose (file);
      return NULL;
    }
  if (!is_input)
    fclose (file);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* NULL when the file is accepted, else the reason; transfer full. */
static char *
dup_reason (const char *path)
{
  const PentadGuardLimits limits = pentad_guard_default_limits ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_bounded (path, limits.bytes, &error);
  gsize len = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &len) : NULL;

  if (bytes == NULL)
    return g_strdup (error->message);
  if (pentad_guard_validate (data, len, NULL, &limits, &error))
    return NULL;
  /* The file is named already; without an origin the message begins with its separator. */
  return g_strdup (error->message + strlen (": "));
}

int
pentad_ctl_check_json (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  gboolean all = TRUE;

  pentad_paths_init_locale (NULL);
  context = g_option_context_new (_ ("FILE…"));
  g_option_context_set_summary (
      context, _ ("Prints a line for each FILE: “accept FILE”, or “refuse FILE REASON” where it is "
                  "not strict JSON\n(RFC 8259, UTF-8) or passes a limit. “-” is standard input.\n\n"
                  "Exit status: 0 all accepted, 1 some refused, 2 wrong usage."));
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    {
      g_printerr ("pentadctl check-json: %s\n", error != NULL ? error->message : _ ("no file"));
      return 2;
    }
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = dup_name (argv[i]);
      g_autofree char *reason = dup_reason (argv[i]);

      all = all && reason == NULL;
      if (reason == NULL)
        printf ("accept %s\n", name);
      else
        printf ("refuse %s %s\n", name, reason);
    }
  if (fflush (stdout) != 0)
    {
      g_printerr ("pentadctl check-json: %s\n", g_strerror (errno));
      return 1;
    }
  return all ? 0 : 1;
}
