/* Whether the program's own files are whole, and what it keeps can be written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/disk.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "host/paths.h"

#include <sys/statvfs.h>
#include <unistd.h>

#define MIB (G_GUINT64_CONSTANT (1) << 20)
/* A large city's documents of a quarter, twice. */
#define ENOUGH_BYTES (512 * MIB)
/* Not even one state with its temporary copy. */
#define TOO_LITTLE_BYTES (16 * MIB)

#define INSTALL_ANEW _ ("install Pentad anew: a file of it is missing or damaged")

static void
judge_cache (PentadDoctorReport *report, const PentadDoctorDisk *disk)
{
  const PentadDoctorPart part = PENTAD_DOCTOR_DISK;

  if (disk->write_error != NULL)
    {
      pentad_doctor_report_fault (
          report, part, g_strdup (disk->write_error),
          _ ("make the folder writable; without it a start with the platform down shows nothing"));
      return;
    }
  if (disk->free_bytes >= ENOUGH_BYTES)
    pentad_doctor_report_ok (report, part,
                             g_strdup_printf (_ ("%s can be written, with %lu MiB free"),
                                              disk->folder, (gulong)(disk->free_bytes / MIB)));
  else if (disk->free_bytes >= TOO_LITTLE_BYTES)
    pentad_doctor_report_note (report, part,
                               g_strdup_printf (_ ("%s has only %lu MiB free"), disk->folder,
                                                (gulong)(disk->free_bytes / MIB)),
                               _ ("make room; a large city keeps some hundred MiB"));
  else
    pentad_doctor_report_fault (report, part,
                                g_strdup_printf (_ ("%s is full: %lu MiB free"), disk->folder,
                                                 (gulong)(disk->free_bytes / MIB)),
                                _ ("make room; a large city keeps some hundred MiB"));
}

void
pentad_doctor_judge_disk (PentadDoctorReport *report, const PentadDoctorDisk *disk)
{
  const PentadDoctorPart part = PENTAD_DOCTOR_DISK;

  if (disk->data_error == NULL)
    pentad_doctor_report_ok (
        report, part, g_strdup_printf (_ ("boards, schemes and walls are in %s"), disk->data));
  else
    pentad_doctor_report_fault (report, part, g_strdup (disk->data_error), INSTALL_ANEW);
  if (disk->missing_languages[0] == '\0')
    pentad_doctor_report_ok (report, part, g_strdup (_ ("the translations are there")));
  else
    pentad_doctor_report_note (
        report, part, g_strdup_printf (_ ("translations are missing: %s"), disk->missing_languages),
        INSTALL_ANEW);
  judge_cache (report, disk);
}

static gboolean
try_to_write (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, ".doctor-XXXXXX", NULL);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      fd = g_mkstemp (path);
      if (fd >= 0)
        {
          gboolean is_written = write (fd, "x", 1) == 1 && fsync (fd) == 0;
          int saved = errno;

          close (fd);
          g_unlink (path);
          if (is_written)
            return TRUE;
          errno = saved;
        }
    }
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder,
               g_strerror (errno));
  return FALSE;
}

static guint64
get_free (const char *folder)
{
  struct statvfs info;

  return statvfs (folder, &info) == 0 ? (guint64)info.f_bavail * info.f_frsize : 0;
}

static void
find_data (GError **error)
{
  static const char *const files[][2] = {
    { "boards", "command.json" },   { "boards", "supervision.json" },
    { "schemes", "demo.json" },     { "mappings", "envelope-data.json" },
    { "walls", "desk-1080p.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files) && *error == NULL; i++)
    g_free (pentad_paths_find_data (files[i][0], files[i][1], error));
}

/* Transfer full. */
static char *
dup_missing_languages (void)
{
  static const char *const languages[] = { "zh_CN", "zh_TW" };
  GString *missing = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_build_filename (pentad_paths_get_locale_dir (), languages[i],
                                                "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", languages[i]);
    }
  return g_string_free (missing, FALSE);
}

void
pentad_doctor_look_at_disk (PentadDoctorReport *report)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "pentad", NULL);
  g_autofree char *missing = dup_missing_languages ();
  g_autoptr (GError) write_error = NULL, data_error = NULL;
  PentadDoctorDisk disk = { .folder = folder,
                            .data = pentad_paths_get_data_dir (),
                            .missing_languages = missing };

  find_data (&data_error);
  if (!try_to_write (folder, &write_error))
    disk.write_error = write_error->message;
  else
    disk.free_bytes = get_free (folder);
  disk.data_error = data_error != NULL ? data_error->message : NULL;
  pentad_doctor_judge_disk (report, &disk);
}
