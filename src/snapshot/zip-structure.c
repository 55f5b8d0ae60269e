/* What stands where in the ZIP of a snapshot, read strictly: one way to write it, no other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/zip-structure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DESCRIPTOR_MAGIC 0x08074b50u
#define LOCAL_LEN        30
#define CENTRAL_LEN      46
#define DESCRIPTOR_LEN   16
/* Sizes and checksum follow the packed bytes; names in UTF-8 (which plain ASCII is). */
#define FLAG_DESCRIPTOR 0x0008
#define FLAG_UTF8       0x0800
#define METHOD_STORED   0
#define METHOD_DEFLATE  8
/* Extra fields hold an owner and a time at most. */
#define MAX_EXTRA 64

/* One reading under way. */
typedef struct
{
  const guint8 *data;
  const char *origin;
  gsize directory; /* where it begins */
  guint64 total;   /* unpacked bytes so far */
  GPtrArray *entries;
  GError **error;
} Walk;

/* A record of the directory. */
typedef struct
{
  guint16 needed, flags, method, time, date;
  guint32 crc, packed, size, offset;
  guint16 name_len, extra_len;
  const char *name;
} Record;

static guint16
u16 (const guint8 *at)
{
  return (guint16)(at[0] | at[1] << 8);
}

static guint32
u32 (const guint8 *at)
{
  return u16 (at) | (guint32)u16 (at + 2) << 16;
}

static gboolean G_GNUC_PRINTF (3, 4)
    refuse (Walk *walk, PentadSnapshotError code, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (walk->error, PENTAD_SNAPSHOT_ERROR, code, "%s: %s", walk->origin, reason);
  return FALSE;
}

static void
entry_free (gpointer data)
{
  PentadZipEntry *entry = data;

  g_free (entry->name);
  g_free (entry);
}

gboolean
pentad_zip_is_plain_name (const char *name, gsize len)
{
  gboolean begins = TRUE;

  if (len == 0 || len > PENTAD_ZIP_MAX_NAME)
    return FALSE;
  for (gsize i = 0; i < len; i++)
    {
      if (!g_ascii_isalnum (name[i]) && (begins || strchr ("-_./", name[i]) == NULL))
        return FALSE;
      if (name[i] == '\0')
        return FALSE;
      begins = name[i] == '/';
    }
  return !begins;
}

/* A name that is not plain, fit for a message. Transfer full. */
static char *
show_name (const Record *record)
{
  g_autofree char *text = g_strndup (record->name, MIN (record->name_len, PENTAD_ZIP_MAX_NAME));

  return g_strescape (text, NULL);
}

/* The length of the whole record; 0 when it is refused. */
static gsize
read_record (Walk *walk, gsize at, gsize end, Record *record)
{
  const guint8 *data = walk->data + at;

  if (end - at < CENTRAL_LEN || u32 (data) != PENTAD_ZIP_CENTRAL_MAGIC)
    return refuse (walk, PENTAD_SNAPSHOT_ERROR_STRUCTURE, _ ("its directory is broken at byte %zu"),
                   at);
  *record = (Record){ .needed = u16 (data + 6),
                      .flags = u16 (data + 8),
                      .method = u16 (data + 10),
                      .time = u16 (data + 12),
                      .date = u16 (data + 14),
                      .crc = u32 (data + 16),
                      .packed = u32 (data + 20),
                      .size = u32 (data + 24),
                      .name_len = u16 (data + 28),
                      .extra_len = u16 (data + 30),
                      .offset = u32 (data + PENTAD_ZIP_OFFSET_AT),
                      .name = (const char *)data + CENTRAL_LEN };
  if (end - at < (gsize)CENTRAL_LEN + record->name_len + record->extra_len ||
      record->extra_len > MAX_EXTRA || u16 (data + 32) != 0 || u16 (data + 34) != 0)
    return refuse (walk, PENTAD_SNAPSHOT_ERROR_STRUCTURE, _ ("its directory is broken at byte %zu"),
                   at);
  if (!pentad_zip_is_plain_name (record->name, record->name_len))
    {
      g_autofree char *shown = show_name (record);

      return refuse (walk, PENTAD_SNAPSHOT_ERROR_STRUCTURE,
                     _ ("the entry “%s” has a name that leads out of the snapshot or is not plain"),
                     shown);
    }
  if (data[5] != PENTAD_ZIP_MADE_BY_UNIX || u32 (data + 38) >> 16 != PENTAD_ZIP_REGULAR_FILE)
    return refuse (walk, PENTAD_SNAPSHOT_ERROR_STRUCTURE,
                   _ ("the entry “%.*s” is a link, a folder or another thing than a file"),
                   record->name_len, record->name);
  return (gsize)CENTRAL_LEN + record->name_len + record->extra_len;
}

/* What an entry may be, and may unpack to. */
static gboolean
check_record (Walk *walk, const Record *record)
{
  if ((record->flags & ~(FLAG_DESCRIPTOR | FLAG_UTF8)) != 0 ||
      (record->method != METHOD_DEFLATE && record->method != METHOD_STORED &&
       record->method != PENTAD_ZIP_METHOD_BZIP2) ||
      (record->method == METHOD_STORED && record->packed != record->size))
    return refuse (walk, PENTAD_SNAPSHOT_ERROR_STRUCTURE,
                   _ ("the entry “%.*s” is encrypted, or packed in a way that is not read"),
                   record->name_len, record->name);
  walk->total += record->size;
  if (record->size > PENTAD_ZIP_MAX_SIZE || walk->total > PENTAD_ZIP_MAX_TOTAL ||
      (record->size > PENTAD_ZIP_FREE_SIZE && record->size / PENTAD_ZIP_MAX_RATIO > record->packed))
    return refuse (
        walk, PENTAD_SNAPSHOT_ERROR_LIMIT,
        _ ("the entry “%.*s” would unpack from %u to %u bytes, more than a document may"),
        record->name_len, record->name, record->packed, record->size);
  return TRUE;
}

/* What stands behind the packed bytes, where the header has left it open. */
static gboolean
fits_descriptor (const Walk *walk, gsize at, const Record *record)
{
  const guint8 *data = walk->data + at;

  return walk->directory - at >= DESCRIPTOR_LEN && u32 (data) == DESCRIPTOR_MAGIC &&
         u32 (data + 4) == record->crc && u32 (data + 8) == record->packed &&
         u32 (data + 12) == record->size;
}

/* A number of a local header; it may be left open where the descriptor tells it. */
static gboolean
fits (guint32 value, guint32 expected, gboolean may_be_open)
{
  return value == expected || (may_be_open && value == 0);
}

/* The local header tells the same as the directory, and begins where the entry before ends. Returns
 * the byte behind the entry; 0 when it does not. */
static gsize
check_local (Walk *walk, gsize at, const Record *record)
{
  const guint8 *data = walk->data + at;
  gboolean is_open = (record->flags & FLAG_DESCRIPTOR) != 0;
  gsize left = walk->directory - at, head;

  if (record->offset != at)
    return refuse (walk, PENTAD_SNAPSHOT_ERROR_STRUCTURE,
                   _ ("the entry “%.*s” lies at byte %u, expected %zu: entries overlap, or other "
                      "bytes stand between them"),
                   record->name_len, record->name, record->offset, at);
  head = left >= LOCAL_LEN ? (gsize)LOCAL_LEN + u16 (data + 26) + u16 (data + 28) : 0;
  if (left < LOCAL_LEN || left < head || left - head < record->packed ||
      u32 (data) != PENTAD_ZIP_LOCAL_MAGIC || u16 (data + 4) != record->needed ||
      u16 (data + 6) != record->flags || u16 (data + 8) != record->method ||
      u16 (data + 10) != record->time || u16 (data + 12) != record->date ||
      !fits (u32 (data + 14), record->crc, is_open) ||
      !fits (u32 (data + 18), record->packed, is_open) ||
      !fits (u32 (data + 22), record->size, is_open) || u16 (data + 26) != record->name_len ||
      u16 (data + 28) > MAX_EXTRA ||
      memcmp (data + LOCAL_LEN, record->name, record->name_len) != 0 ||
      (is_open && !fits_descriptor (walk, at + head + record->packed, record)))
    return refuse (walk, PENTAD_SNAPSHOT_ERROR_STRUCTURE,
                   _ ("the entry “%.*s” says otherwise than the directory of the file"),
                   record->name_len, record->name);
  return at + head + record->packed + (is_open ? DESCRIPTOR_LEN : 0);
}

/* Names rise, so none comes twice. */
static gboolean
check_order (Walk *walk, const char *name)
{
  const PentadZipEntry *last =
      walk->entries->len > 0 ? g_ptr_array_index (walk->entries, walk->entries->len - 1) : NULL;

  if (last != NULL && strcmp (last->name, name) >= 0)
    return refuse (walk, PENTAD_SNAPSHOT_ERROR_STRUCTURE,
                   _ ("the entry “%s” is there twice, or not in its order"), name);
  return TRUE;
}

static gboolean
read_entries (Walk *walk, gsize end, guint n_entries)
{
  gsize at = walk->directory, behind = 0;

  for (guint i = 0; i < n_entries; i++)
    {
      g_autofree char *name = NULL;
      Record record = { 0 };
      gsize len = read_record (walk, at, end, &record);
      PentadZipEntry *entry;

      if (len == 0 || !check_record (walk, &record))
        return FALSE;
      name = g_strndup (record.name, record.name_len);
      if (!check_order (walk, name))
        return FALSE;
      entry = g_new0 (PentadZipEntry, 1);
      entry->name = g_steal_pointer (&name);
      entry->offset = behind;
      entry->size = record.size;
      g_ptr_array_add (walk->entries, entry);
      behind = entry->end = check_local (walk, behind, &record);
      if (behind == 0)
        return FALSE;
      at += len;
    }
  if (at != end || behind != walk->directory)
    return refuse (walk, PENTAD_SNAPSHOT_ERROR_STRUCTURE,
                   _ ("there are bytes that belong to no entry"));
  return TRUE;
}

GPtrArray *
pentad_zip_read_structure (
    const guint8 *data, gsize len, guint16 comment_len, const char *origin, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  Walk walk = { .data = data, .origin = origin, .entries = entries, .error = error };
  const guint8 *end = data + len - PENTAD_ZIP_END_LEN;
  guint n_entries;

  if (len < PENTAD_ZIP_END_LEN || u32 (end) != PENTAD_ZIP_END_MAGIC || u32 (end + 4) != 0 ||
      u16 (end + 8) != u16 (end + 10) || u16 (end + 20) != comment_len ||
      (guint64)u32 (end + 16) + u32 (end + 12) != len - PENTAD_ZIP_END_LEN)
    {
      refuse (&walk, PENTAD_SNAPSHOT_ERROR_STRUCTURE, _ ("the end of its directory is broken"));
      return NULL;
    }
  n_entries = u16 (end + 8);
  if (n_entries == 0 || n_entries > PENTAD_ZIP_MAX_ENTRIES)
    {
      refuse (&walk, PENTAD_SNAPSHOT_ERROR_LIMIT, _ ("it has %u entries; expected 1 to %d"),
              n_entries, PENTAD_ZIP_MAX_ENTRIES);
      return NULL;
    }
  walk.directory = u32 (end + 16);
  if (!read_entries (&walk, len - PENTAD_ZIP_END_LEN, n_entries))
    return NULL;
  return g_steal_pointer (&entries);
}
