/* Removes personal data from the documents of a snapshot, for good.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/public.h"

#include "codec/guard.h"
#include "codec/json-writer.h"
#include "snapshot/public-names.h"

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
  NUMBERS,     /* by names of the city's own */
} Kind;

static const struct
{
  const char *document; /* with which the names of the documents begin; "" all */
  const char *name;
  Kind kind;
} members[] = {
  { "v1/state", "by", PERSON },         { "v1/state", "to", PERSON },
  { "v1/ended/", "by", PERSON },        { "v1/ended/", "to", PERSON },
  { "v1/history/", "posts", PERSON },   { "v1/catalogue", "posts", POSTS },
  { "v1/staff", "positions", REMOVED }, { "v1/topics/", "n", NUMBERS },
  { "", "responsible", RESPONSIBLE },   { "", "photos", REMOVED },
};

static gboolean
is_board (const Copy *copy)
{
  return g_str_has_prefix (copy->document, "boards/");
}

/* Schemes have names of their own, and say nothing of persons. */
static gboolean
has_any_names (const Copy *copy)
{
  return g_str_has_prefix (copy->document, "v1/scheme");
}

static Kind
kind_of (Copy *copy, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].name, name) &&
        g_str_has_prefix (copy->document, members[i].document))
      return members[i].kind;
  if (is_board (copy))
    return pentad_public_knows_board_name (name) ? PLAIN : REMOVED;
  if (has_any_names (copy) || pentad_public_knows_name (name))
    return PLAIN;
  /* Counters of the city's own. */
  if (g_str_has_prefix (copy->document, "v1/history/") &&
      pentad_guard_peek (&copy->guard) == PENTAD_JSON_ARRAY)
    return NUMBERS;
  return REMOVED;
}

static void
write_code (Copy *copy)
{
  guint8 hash[crypto_generichash_BYTES_MIN];
  char text[2 + 2 * CODE_LEN] = "X";
  const char *code;
  gsize len;

  if (!pentad_guard_get_string (&copy->guard, &code, &len))
    return;
  crypto_generichash (hash, sizeof hash, (const guint8 *)code, len, copy->self->key,
                      sizeof copy->self->key);
  pentad_seal_to_hex (hash, CODE_LEN, text + 1);
  pentad_json_writer_string (&copy->writer, text);
}

static void copy_value (Copy *copy, Kind kind);

/* What a member of an object of that kind is. */
static Kind
member_kind (Copy *copy, Kind object, const char *name)
{
  Kind kind;

  if (object == NUMBERS)
    return NUMBERS;
  /* Of a post its code is that of a person, and its name the person's. */
  if (object == POSTS && g_str_equal (name, "code"))
    return PERSON;
  if (object == POSTS && g_str_equal (name, "name"))
    return REMOVED;
  kind = kind_of (copy, name);
  if (kind == RESPONSIBLE)
    return pentad_guard_peek (&copy->guard) == PENTAD_JSON_ARRAY ? PLAIN : REMOVED;
  return kind;
}

static void
copy_object (Copy *copy, Kind object)
{
  const char *name;
  gsize len;

  pentad_guard_begin_object (&copy->guard);
  pentad_json_writer_begin_object (&copy->writer);
  while (pentad_guard_next_member (&copy->guard, &name, &len))
    {
      g_autofree char *kept = g_strndup (name, len);
      Kind kind = member_kind (copy, object, kept);

      if (kind == REMOVED)
        {
          pentad_guard_skip (&copy->guard);
          continue;
        }
      pentad_json_writer_name (&copy->writer, kept);
      copy_value (copy, kind);
    }
  pentad_json_writer_end_object (&copy->writer);
}

static void
copy_array (Copy *copy, Kind kind)
{
  pentad_guard_begin_array (&copy->guard);
  pentad_json_writer_begin_array (&copy->writer);
  while (pentad_guard_next_element (&copy->guard))
    copy_value (copy, kind);
  pentad_json_writer_end_array (&copy->writer);
}

static void
copy_text (Copy *copy, Kind kind)
{
  const char *text;
  gsize len;

  if (kind == PERSON || kind == POSTS)
    write_code (copy);
  else if (!pentad_guard_get_string (&copy->guard, &text, &len))
    return;
  else if (kind == NUMBERS)
    pentad_json_writer_null (&copy->writer);
  else
    pentad_json_writer_string_len (&copy->writer, text, (gssize)len);
}

/* kind: of a person strings are codes, of posts objects are. */
static void
copy_value (Copy *copy, Kind kind)
{
  PentadJsonType type = pentad_guard_peek (&copy->guard);
  gboolean truth;
  double number;

  if (type == PENTAD_JSON_OBJECT)
    copy_object (copy, kind);
  else if (type == PENTAD_JSON_ARRAY)
    copy_array (copy, kind);
  else if (type == PENTAD_JSON_STRING)
    copy_text (copy, kind);
  else if (type == PENTAD_JSON_NUMBER && pentad_guard_get_double (&copy->guard, &number))
    pentad_json_writer_double (&copy->writer, number, -1);
  else if (type == PENTAD_JSON_BOOLEAN && pentad_guard_get_boolean (&copy->guard, &truth))
    pentad_json_writer_boolean (&copy->writer, truth);
  else if (pentad_guard_get_null (&copy->guard))
    pentad_json_writer_null (&copy->writer);
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
  static const char *const removed[] = { "names of persons",
                                         "telephones",
                                         "addresses",
                                         "photos",
                                         "notes",
                                         "positions of staff",
                                         "codes of persons",
                                         "whose account it was",
                                         "members that the interface does not name" };

  manifest->is_public = TRUE;
  g_ptr_array_set_size (manifest->removed, 0);
  for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
    g_ptr_array_add (manifest->removed, g_strdup (removed[i]));
}
