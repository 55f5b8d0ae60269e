/* What operators write down about what they saw: notes, and "seen", each with a name and a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/log-book.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "codec/json-writer.h"
#include "codec/record.h"

/* So much of the end of the file is read. */
#define MAX_READ (1024 * 1024)

typedef struct
{
  char *platform;
  char *operator;
  char *text;
  gint64 time;
  gboolean seen;
} Line;

static void
clear_line (Line *line)
{
  g_free (line->platform);
  g_free (line->operator);
  g_free (line->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, clear_line)

static void
free_entry (PentadLogEntry *entry)
{
  g_free (entry->operator);
  g_free (entry->text);
  g_free (entry);
}

char *
pentad_log_book_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "pentad", "log-book.jsonl", NULL);
}

/* Without white space at its ends, at most so many bytes, one line, valid. Transfer full. */
static char *
clean_text (const char *text, gsize max)
{
  char *clean = g_utf8_make_valid (text, -1);

  g_strdelimit (clean, "\r\n\t", ' ');
  if (strlen (clean) > max)
    *g_utf8_find_prev_char (clean, clean + max + 1) = '\0';
  return g_strstrip (clean);
}

static GString *
write_line (const char *platform, const PentadLogEntry *entry, const char *text)
{
  g_autofree char *name = clean_text (entry->operator, PENTAD_LOG_BOOK_MAX_NAME);
  g_autoptr (PentadZone) utc = pentad_zone_new ("+00:00", 0, NULL);
  GString *line = g_string_new (NULL);
  PentadJsonWriter json;

  pentad_json_writer_init (&json, line);
  pentad_json_writer_begin_object (&json);
  pentad_json_writer_member_time (&json, "time", entry->time, utc);
  pentad_json_writer_member_string (&json, "operator", name);
  if (text != NULL)
    pentad_json_writer_member_string (&json, "text", text);
  else
    pentad_json_writer_member_boolean (&json, "seen", TRUE);
  pentad_json_writer_member_string (&json, "platform", platform);
  pentad_json_writer_end_object (&json);
  g_string_append_c (line, '\n');
  return line;
}

static gboolean
fail (const char *path, const char *step, GError **error)
{
  int saved = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s: %s", path, step,
               g_strerror (saved));
  return FALSE;
}

/* A full disk may have cut the last line; what is cut must not take the next one with it. */
static gboolean
ends_with_a_line (int fd)
{
  off_t size = lseek (fd, 0, SEEK_END);
  char last;

  return size <= 0 || pread (fd, &last, 1, size - 1) != 1 || last == '\n';
}

/* In one write at the end, which other programs do not come between. */
static gboolean
append (const char *path, GString *line, GError **error)
{
  int fd = g_open (path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  gboolean is_written;

  if (fd < 0)
    return fail (path, "open", error);
  if (!ends_with_a_line (fd))
    g_string_prepend_c (line, '\n');
  is_written = write (fd, line->str, line->len) == (gssize)line->len;
  if (!is_written)
    fail (path, "write", error);
  close (fd);
  return is_written;
}

gboolean
pentad_log_book_add (const char *path,
                     const char *platform,
                     const PentadLogEntry *entry,
                     GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text =
      entry->text != NULL ? clean_text (entry->text, PENTAD_LOG_BOOK_MAX_TEXT) : NULL;
  g_autoptr (GString) line = NULL;

  if (text != NULL && text[0] == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("The note is empty"));
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (folder, "mkdir", error);
  line = write_line (platform, entry, text);
  return append (path, line, error);
}

static gboolean
parse_line (const char *text, gsize len, Line *line)
{
  static const PentadRecordField fields[] = {
    PENTAD_RECORD_NEEDED (Line, platform, STRING, "a platform"),
    PENTAD_RECORD_NEEDED (Line, operator, STRING, "a name"),
    PENTAD_RECORD_NEEDED (Line, time, TIME, "a time"),
    PENTAD_RECORD_FIELD (Line, text, STRING),
    PENTAD_RECORD_FIELD (Line, seen, BOOLEAN),
  };
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  PentadGuard guard;
  gboolean is_read;

  pentad_guard_init (&guard, text, len, "", &limits);
  is_read = pentad_record_read (&guard, fields, G_N_ELEMENTS (fields), line);
  is_read = pentad_guard_finish (&guard, NULL) && is_read;
  pentad_guard_clear (&guard);
  return is_read && (line->text != NULL) != line->seen;
}

static void
take_line (GPtrArray *entries, const char *text, gsize len, const char *platform)
{
  g_auto (Line) line = { .time = PENTAD_NO_TIME };
  PentadLogEntry *entry;

  if (!parse_line (text, len, &line) || !g_str_equal (line.platform, platform))
    return;
  entry = g_new0 (PentadLogEntry, 1);
  entry->time = line.time;
  entry->operator= g_steal_pointer (&line.operator);
  entry->text = g_steal_pointer (&line.text);
  g_ptr_array_add (entries, entry);
  if (entries->len > PENTAD_LOG_BOOK_SIZE)
    g_ptr_array_remove_index (entries, 0);
}

/* The end of the file; after a first line that may be cut. NULL: there is none. */
static char *
read_end (const char *path, gsize *len)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  off_t size = fd >= 0 ? lseek (fd, 0, SEEK_END) : -1;
  char *text = NULL;
  gssize got = -1;

  if (size >= 0)
    {
      text = g_malloc (MAX_READ);
      got = pread (fd, text, MAX_READ, MAX (0, size - MAX_READ));
    }
  if (fd >= 0)
    close (fd);
  if (got < 0)
    g_clear_pointer (&text, g_free);
  *len = MAX (0, got);
  return text;
}

GPtrArray *
pentad_log_book_read (const char *path, const char *platform)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify)free_entry);
  gsize len;
  g_autofree char *text = read_end (path, &len);
  const char *end = text + len;

  for (const char *p = text; text != NULL && p < end;)
    {
      const char *stop = memchr (p, '\n', (gsize)(end - p));

      if (stop == NULL)
        stop = end;
      take_line (entries, p, (gsize)(stop - p), platform);
      p = stop + 1;
    }
  return entries;
}
