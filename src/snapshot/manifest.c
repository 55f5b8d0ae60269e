/* The manifest of a snapshot: of what, of when, by whom, and what is in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/manifest.h"

#include "codec/fields.h"
#include "codec/json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COLUMNS ".columns"

static void
manifest_entry_free (gpointer data)
{
  PentadManifestEntry *entry = data;

  g_free (entry->name);
  g_free (entry);
}

PentadManifest *
pentad_manifest_new (void)
{
  PentadManifest *self = g_new0 (PentadManifest, 1);

  self->as_of = self->taken = PENTAD_NO_TIME;
  self->from = self->to = PENTAD_NO_DAY;
  self->removed = g_ptr_array_new_with_free_func (g_free);
  self->forbidden = g_ptr_array_new_with_free_func (g_free);
  self->entries = g_ptr_array_new_with_free_func (manifest_entry_free);
  return self;
}

void
pentad_manifest_free (PentadManifest *self)
{
  g_free (self->program);
  g_free (self->city);
  pentad_label_clear (&self->city_name);
  g_free (self->zone);
  g_free (self->origin);
  g_free (self->division);
  pentad_label_clear (&self->division_name);
  g_ptr_array_unref (self->removed);
  g_ptr_array_unref (self->forbidden);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

void
pentad_manifest_set_city (PentadManifest *self, const PentadAbout *about, const char *origin)
{
  self->city = g_strdup (about->code);
  pentad_label_copy (&self->city_name, &about->name);
  self->zone = g_strdup (pentad_zone_get_name (about->zone));
  self->origin = g_strdup (origin);
}

void
pentad_manifest_add (PentadManifest *self, const PentadManifestEntry *entry)
{
  PentadManifestEntry *copy = g_memdup2 (entry, sizeof *entry);

  copy->name = g_strdup (entry->name);
  g_ptr_array_add (self->entries, copy);
}

/* With one end in the place of another; NULL when it has not that one. Transfer full. */
static char *
replace_end (const char *name, const char *end, const char *other)
{
  if (!g_str_has_suffix (name, end))
    return NULL;
  return g_strdup_printf ("%.*s%s", (int)(strlen (name) - strlen (end)), name, other);
}

char *
pentad_manifest_name_columns (const char *document)
{
  return replace_end (document, ".json", COLUMNS);
}

char *
pentad_manifest_name_document (const char *entry)
{
  char *name = replace_end (entry, COLUMNS, ".json");

  return name != NULL ? name : g_strdup (entry);
}

gboolean
pentad_manifest_is_columns (const char *entry)
{
  return g_str_has_suffix (entry, COLUMNS);
}

const PentadManifestEntry *
pentad_manifest_find (const PentadManifest *self, const char *name)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const PentadManifestEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->name, name))
        return entry;
    }
  return NULL;
}

static void
write_strings (PentadJsonWriter *writer, const char *name, const GPtrArray *strings)
{
  pentad_json_writer_member_array (writer, name);
  for (guint i = 0; i < strings->len; i++)
    pentad_json_writer_string (writer, g_ptr_array_index (strings, i));
  pentad_json_writer_end_array (writer);
}

static void
write_entries (const PentadManifest *self, PentadJsonWriter *writer)
{
  pentad_json_writer_member_array (writer, "entries");
  for (guint i = 0; i < self->entries->len; i++)
    {
      const PentadManifestEntry *entry = g_ptr_array_index (self->entries, i);
      char digest[2 * PENTAD_DIGEST_LEN + 1];

      pentad_json_writer_break (writer);
      pentad_json_writer_begin_object (writer);
      pentad_json_writer_member_string (writer, "name", entry->name);
      pentad_json_writer_member_int (writer, "size", (gint64)entry->size);
      pentad_json_writer_member_string (
          writer, "sha256", pentad_seal_to_hex (entry->digest, PENTAD_DIGEST_LEN, digest));
      if (entry->has_packed)
        pentad_json_writer_member_string (
            writer, "packed_sha256", pentad_seal_to_hex (entry->packed, PENTAD_DIGEST_LEN, digest));
      pentad_json_writer_end_object (writer);
    }
  pentad_json_writer_end_array (writer);
}

GBytes *
pentad_manifest_write (const PentadManifest *self)
{
  g_autoptr (PentadZone) zone = pentad_zone_new (self->zone, 0, NULL);
  g_autoptr (PentadZone) utc = zone == NULL ? pentad_zone_new ("UTC", 0, NULL) : NULL;
  const PentadZone *shown = zone != NULL ? zone : utc;
  GString *text = g_string_new (NULL);
  PentadJsonWriter writer;

  pentad_json_writer_init (&writer, text);
  pentad_json_writer_begin_object (&writer);
  pentad_json_writer_member_int (&writer, "format", PENTAD_MANIFEST_FORMAT);
  pentad_json_writer_member_string (&writer, "program", self->program);
  pentad_json_writer_member_string (&writer, "city", self->city);
  pentad_json_writer_member_label (&writer, "city_name", &self->city_name);
  pentad_json_writer_member_string (&writer, "time_zone", self->zone);
  pentad_json_writer_member_string (&writer, "origin", self->origin);
  pentad_json_writer_member_time (&writer, "as_of", self->as_of, shown);
  pentad_json_writer_member_time (&writer, "taken", self->taken, shown);
  pentad_json_writer_member_day (&writer, "from", self->from);
  pentad_json_writer_member_day (&writer, "to", self->to);
  pentad_json_writer_member_string (&writer, "division", self->division);
  if (self->division != NULL)
    pentad_json_writer_member_label (&writer, "division_name", &self->division_name);
  pentad_json_writer_member_boolean (&writer, "public", self->is_public);
  write_strings (&writer, "removed", self->removed);
  write_strings (&writer, "forbidden", self->forbidden);
  write_entries (self, &writer);
  pentad_json_writer_end_object (&writer);
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}

static void
read_format (PentadGuard *guard)
{
  gint64 format;

  if (!pentad_guard_get_int (guard, &format) || format == PENTAD_MANIFEST_FORMAT)
    return;
  pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                     format > PENTAD_MANIFEST_FORMAT
                         ? "a manifest of format 1; this one was made by a newer Pentad"
                         : "a manifest of format 1; this one is of an older format");
}

static gboolean
parse_digest (const char *text, guint8 digest[PENTAD_DIGEST_LEN])
{
  if (text == NULL || strlen (text) != 2 * PENTAD_DIGEST_LEN)
    return FALSE;
  for (guint i = 0; i < PENTAD_DIGEST_LEN; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]), low = g_ascii_xdigit_value (text[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      digest[i] = (guint8)(high * 16 + low);
    }
  return TRUE;
}

static void
read_entry (PentadGuard *guard, PentadManifest *self)
{
  g_autofree char *entry_name = NULL, *digest = NULL, *packed = NULL;
  PentadManifestEntry entry = { 0 };
  gint64 size = -1;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "name"))
        pentad_field_string (guard, &entry_name);
      else if (pentad_guard_name_is (name, len, "size"))
        pentad_guard_get_int (guard, &size);
      else if (pentad_guard_name_is (name, len, "sha256"))
        pentad_field_string (guard, &digest);
      else if (pentad_guard_name_is (name, len, "packed_sha256"))
        pentad_field_string (guard, &packed);
      else
        pentad_guard_skip (guard);
    }
  if (pentad_guard_failed (guard))
    return;
  entry.name = entry_name;
  entry.size = (guint64)size;
  entry.has_packed = packed != NULL;
  if (entry_name == NULL || size < 0 || !parse_digest (digest, entry.digest) ||
      (packed != NULL && !parse_digest (packed, entry.packed)))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                       "an entry with name, size and the 64 digits of its SHA-256");
  else
    pentad_manifest_add (self, &entry);
}

static void
read_entries (PentadGuard *guard, PentadManifest *self)
{
  if (!pentad_field_begin_array (guard))
    return;
  while (pentad_guard_next_element (guard))
    read_entry (guard, self);
}

static void
read_member (PentadGuard *guard, PentadManifest *self, const char *name, gsize len)
{
  if (pentad_guard_name_is (name, len, "format"))
    read_format (guard);
  else if (pentad_guard_name_is (name, len, "program"))
    pentad_field_string (guard, &self->program);
  else if (pentad_guard_name_is (name, len, "city"))
    pentad_field_string (guard, &self->city);
  else if (pentad_guard_name_is (name, len, "city_name"))
    pentad_field_label (guard, &self->city_name);
  else if (pentad_guard_name_is (name, len, "time_zone"))
    pentad_field_string (guard, &self->zone);
  else if (pentad_guard_name_is (name, len, "origin"))
    pentad_field_string (guard, &self->origin);
  else if (pentad_guard_name_is (name, len, "as_of"))
    pentad_field_time (guard, &self->as_of);
  else if (pentad_guard_name_is (name, len, "taken"))
    pentad_field_time (guard, &self->taken);
  else if (pentad_guard_name_is (name, len, "from"))
    pentad_field_day (guard, &self->from);
  else if (pentad_guard_name_is (name, len, "to"))
    pentad_field_day (guard, &self->to);
  else if (pentad_guard_name_is (name, len, "division"))
    pentad_field_string (guard, &self->division);
  else if (pentad_guard_name_is (name, len, "division_name"))
    pentad_field_label (guard, &self->division_name);
  else if (pentad_guard_name_is (name, len, "public"))
    pentad_field_boolean (guard, &self->is_public);
  else if (pentad_guard_name_is (name, len, "removed"))
    pentad_field_strings (guard, self->removed);
  else if (pentad_guard_name_is (name, len, "forbidden"))
    pentad_field_strings (guard, self->forbidden);
  else if (pentad_guard_name_is (name, len, "entries"))
    read_entries (guard, self);
  else
    pentad_guard_skip (guard);
}

PentadManifest *
pentad_manifest_read (const char *data, gsize len, const char *origin, GError **error)
{
  g_autoptr (PentadManifest) self = pentad_manifest_new ();
  gboolean has_format = FALSE, is_good;
  PentadGuard guard;
  const char *name;
  gsize name_len;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      has_format |= pentad_guard_name_is (name, name_len, "format");
      read_member (&guard, self, name, name_len);
    }
  pentad_field_require (&guard, has_format ? self : NULL, "“format”");
  pentad_field_require (&guard, self->city, "the code of the city: “city”");
  pentad_field_require (&guard, self->as_of != PENTAD_NO_TIME ? self : NULL,
                        "the moment that it shows: “as_of”");
  is_good = pentad_guard_finish (&guard, error);
  pentad_guard_clear (&guard);
  if (!is_good)
    return NULL;
  if (self->taken < self->as_of)
    self->taken = self->as_of;
  return g_steal_pointer (&self);
}
