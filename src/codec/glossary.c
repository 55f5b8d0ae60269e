/* The words of the field and what they mean, read from data/help/glossary.json.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/glossary.h"

#include "codec/fields.h"

/* Layout of the file; others are refused. */
#define FORMAT 1

struct _PentadGlossary
{
  GPtrArray *terms; /* PentadGlossaryTerm */
};

static void
term_free (gpointer data)
{
  PentadGlossaryTerm *term = data;

  pentad_label_clear (&term->term);
  pentad_label_clear (&term->meaning);
  g_free (term);
}

static PentadGlossary *
glossary_new (void)
{
  PentadGlossary *self = g_new0 (PentadGlossary, 1);

  self->terms = g_ptr_array_new_with_free_func (term_free);
  return self;
}

void
pentad_glossary_free (PentadGlossary *self)
{
  g_ptr_array_unref (self->terms);
  g_free (self);
}

static void
read_term (PentadGuard *guard, PentadGlossary *self)
{
  PentadGlossaryTerm *term = g_new0 (PentadGlossaryTerm, 1);
  const char *name;
  gsize len;

  g_ptr_array_add (self->terms, term);
  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "term"))
        pentad_field_label (guard, &term->term);
      else if (pentad_guard_name_is (name, len, "meaning"))
        pentad_field_label (guard, &term->meaning);
      else
        pentad_guard_skip (guard);
    }
  if (!pentad_guard_failed (guard) &&
      (pentad_label_is_empty (&term->term) || pentad_label_is_empty (&term->meaning)))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a term with its meaning");
}

static void
read_members (PentadGuard *guard, PentadGlossary *self)
{
  gint64 format = 0;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "format"))
        pentad_guard_get_int (guard, &format);
      else if (pentad_guard_name_is (name, len, "terms"))
        {
          pentad_guard_begin_array (guard);
          while (pentad_guard_next_element (guard))
            read_term (guard, self);
        }
      else
        pentad_guard_skip (guard);
    }
  if (!pentad_guard_failed (guard) && (format != FORMAT || self->terms->len == 0))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a glossary of format 1 with terms");
}

PentadGlossary *
pentad_glossary_read (const char *data, gsize len, const char *origin, GError **error)
{
  PentadGlossary *self = glossary_new ();
  PentadGuard guard;
  gboolean is_read;

  pentad_guard_init (&guard, data, len, origin, NULL);
  read_members (&guard, self);
  is_read = pentad_guard_finish (&guard, error);
  pentad_guard_clear (&guard);
  if (!is_read)
    g_clear_pointer (&self, pentad_glossary_free);
  return self;
}

PentadGlossary *
pentad_glossary_load (const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "help", "glossary.json", NULL);
  g_autofree char *data = NULL;
  gsize len;

  if (!g_file_get_contents (path, &data, &len, error))
    return NULL;
  return pentad_glossary_read (data, len, path, error);
}

guint
pentad_glossary_get_n_terms (const PentadGlossary *self)
{
  return self->terms->len;
}

const PentadGlossaryTerm *
pentad_glossary_get_term (const PentadGlossary *self, guint i)
{
  g_return_val_if_fail (i < self->terms->len, NULL);
  return g_ptr_array_index (self->terms, i);
}

static void
collect (GHashTable *characters, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_hash_table_add (characters, GUINT_TO_POINTER (c));
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  guint x = GPOINTER_TO_UINT (a), y = GPOINTER_TO_UINT (b);

  return x < y ? -1 : x > y;
}

char *
pentad_glossary_dup_characters (const PentadGlossary *self, PentadLanguage language)
{
  g_autoptr (GHashTable) characters = g_hash_table_new (NULL, NULL);
  g_autoptr (GList) sorted = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const PentadGlossaryTerm *term = g_ptr_array_index (self->terms, i);

      collect (characters, pentad_label_get (&term->term, language));
      collect (characters, pentad_label_get (&term->meaning, language));
    }
  sorted = g_list_sort (g_hash_table_get_keys (characters), compare);
  for (GList *l = sorted; l != NULL; l = l->next)
    g_string_append_unichar (text, GPOINTER_TO_UINT (l->data));
  return g_string_free (text, FALSE);
}
