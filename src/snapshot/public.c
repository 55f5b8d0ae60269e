/* Removes personal data from the documents of a snapshot, for good.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/public.h"

#include "codec/guard.h"
#include "codec/json-writer.h"

#include <sodium.h>
#include <string.h>

/* Bytes of a code that stands for a person; 40 bits tell 10,000 of them apart. */
#define CODE_LEN 5

struct _PentadPublic
{
  guint8 key[crypto_generichash_KEYBYTES];
};

/* One document under way. */
typedef struct
{
  const PentadPublic *self;
  const char *document; /* its name */
  PentadGuard guard;
  PentadJsonWriter writer;
} Copy;

/* What a member is, whatever the document. */
typedef enum
{
  PLAIN,
  REMOVED,     /* its value is left out */
  PERSON,      /* a code of a person, or an array of them */
  POSTS,       /* objects that have a person's code */
  RESPONSIBLE, /* of a place a person, of a task the codes of departments */
} Kind;

static const struct
{
  const char *document; /* with which the names of the documents begin; "" all */
  const char *name;
  Kind kind;
} members[] = {
  { "v1/state", "by", PERSON },
  { "v1/state", "to", PERSON },
  { "v1/ended/", "by", PERSON },
  { "v1/ended/", "to", PERSON },
  { "v1/history/", "posts", PERSON },
  { "v1/catalogue", "posts", POSTS },
  { "v1/staff", "positions", REMOVED },
  { "v1/assessments", "note", REMOVED },
  { "", "telephone", REMOVED },
  { "", "phone", REMOVED },
  { "", "photo", REMOVED },
  { "", "photos", REMOVED },
  { "", "address", REMOVED },
  { "", "responsible", RESPONSIBLE },
};

static Kind
kind_of (const Copy *copy, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].name, name) &&
        g_str_has_prefix (copy->document, members[i].document))
      return members[i].kind;
  return PLAIN;
}

static void
write_code (Copy *copy)
{
  guint8 hash[crypto_generichash_BYTES_MIN];
  char text[2 + 2 * CODE_LEN] = "X";
  const char *code;
  gsize len;

  if (pentad_guard_peek (&copy->guard) == PENTAD_JSON_NULL)
    {
      pentad_guard_get_null (&copy->guard);
      pentad_json_writer_null (&copy->writer);
      return;
    }
  if (!pentad_guard_get_string (&copy->guard, &code, &len))
    return;
  crypto_generichash (hash, sizeof hash, (const guint8 *)code, len, copy->self->key,
                      sizeof copy->self->key);
  pentad_seal_to_hex (hash, CODE_LEN, text + 1);
  pentad_json_writer_string (&copy->writer, text);
}

static void copy_value (Copy *copy, gboolean is_person);

static void
copy_object (Copy *copy, gboolean is_post)
{
  const char *name;
  gsize len;

  pentad_guard_begin_object (&copy->guard);
  pentad_json_writer_begin_object (&copy->writer);
  while (pentad_guard_next_member (&copy->guard, &name, &len))
    {
      g_autofree char *kept = g_strndup (name, len);
      Kind kind = kind_of (copy, kept);

      /* Of a post its code is that of a person, and its name the person's. */
      if (is_post && g_str_equal (kept, "code"))
        kind = PERSON;
      else if (is_post && g_str_equal (kept, "name"))
        kind = REMOVED;
      if (kind == RESPONSIBLE && pentad_guard_peek (&copy->guard) == PENTAD_JSON_ARRAY)
        kind = PLAIN;
      if (kind == REMOVED || kind == RESPONSIBLE)
        {
          pentad_guard_skip (&copy->guard);
          continue;
        }
      pentad_json_writer_name (&copy->writer, kept);
      copy_value (copy, kind == PERSON || kind == POSTS);
    }
  pentad_json_writer_end_object (&copy->writer);
}

static void
copy_array (Copy *copy, gboolean is_person)
{
  pentad_guard_begin_array (&copy->guard);
  pentad_json_writer_begin_array (&copy->writer);
  while (pentad_guard_next_element (&copy->guard))
    copy_value (copy, is_person);
  pentad_json_writer_end_array (&copy->writer);
}

static void
copy_scalar (Copy *copy, PentadJsonType type)
{
  const char *text;
  gboolean truth;
  double number;
  gsize len;

  if (type == PENTAD_JSON_STRING && pentad_guard_get_string (&copy->guard, &text, &len))
    pentad_json_writer_string_len (&copy->writer, text, (gssize)len);
  else if (type == PENTAD_JSON_NUMBER && pentad_guard_get_double (&copy->guard, &number))
    pentad_json_writer_double (&copy->writer, number, -1);
  else if (type == PENTAD_JSON_BOOLEAN && pentad_guard_get_boolean (&copy->guard, &truth))
    pentad_json_writer_boolean (&copy->writer, truth);
  else if (pentad_guard_get_null (&copy->guard))
    pentad_json_writer_null (&copy->writer);
}

/* is_person: strings are codes of persons, objects are posts. */
static void
copy_value (Copy *copy, gboolean is_person)
{
  PentadJsonType type = pentad_guard_peek (&copy->guard);

  if (type == PENTAD_JSON_OBJECT)
    copy_object (copy, is_person);
  else if (type == PENTAD_JSON_ARRAY)
    copy_array (copy, is_person);
  else if (is_person && type == PENTAD_JSON_STRING)
    write_code (copy);
  else
    copy_scalar (copy, type);
}

PentadPublic *
pentad_public_new (void)
{
  PentadPublic *self = g_new0 (PentadPublic, 1);

  if (sodium_init () < 0)
    g_error ("libsodium does not start");
  crypto_generichash_keygen (self->key);
  return self;
}

void
pentad_public_free (PentadPublic *self)
{
  sodium_memzero (self->key, sizeof self->key);
  g_free (self);
}

GBytes *
pentad_public_filter (const char *name, GBytes *document, gpointer user_data)
{
  GString *text = g_string_sized_new (g_bytes_get_size (document));
  Copy copy = { .self = user_data, .document = name };
  const char *data;
  gboolean is_read;
  gsize len;

  data = g_bytes_get_data (document, &len);
  pentad_guard_init (&copy.guard, data, len, name, NULL);
  pentad_json_writer_init (&copy.writer, text);
  copy_value (&copy, FALSE);
  is_read = pentad_guard_finish (&copy.guard, NULL);
  pentad_guard_clear (&copy.guard);
  if (is_read)
    return g_string_free_to_bytes (text);
  g_string_free (text, TRUE);
  return NULL;
}

void
pentad_public_describe (PentadManifest *manifest)
{
  static const char *const removed[] = { "names of persons",   "telephones", "addresses",
                                         "positions of staff", "photos",     "notes",
                                         "codes of persons" };

  manifest->is_public = TRUE;
  g_ptr_array_set_size (manifest->removed, 0);
  for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
    g_ptr_array_add (manifest->removed, g_strdup (removed[i]));
}
