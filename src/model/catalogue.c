/* The catalogue of a platform: classes, departments, posts and sources of cases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/catalogue.h"

#include <string.h>

static const char *const source_ids[PENTAD_N_SOURCES] = {
  "supervisor", "hotline", "public", "video", "leader", "media", "transfer", "sensor", "other",
};

static void
class_free (gpointer data)
{
  PentadClass *klass = data;

  g_free (klass->code);
  pentad_label_clear (&klass->name);
  g_clear_pointer (&klass->conditions, g_ptr_array_unref);
  g_free (klass);
}

static void
department_free (gpointer data)
{
  PentadDepartment *department = data;

  g_free (department->code);
  g_free (department->division);
  g_free (department->group);
  pentad_label_clear (&department->name);
  g_free (department);
}

static void
post_free (gpointer data)
{
  PentadPost *post = data;

  g_free (post->code);
  g_free (post->role);
  g_free (post->division);
  pentad_label_clear (&post->name);
  g_free (post);
}

PentadCatalogue *
pentad_catalogue_new (void)
{
  PentadCatalogue *self = g_new0 (PentadCatalogue, 1);

  g_atomic_ref_count_init (&self->refs);
  self->classes = g_ptr_array_new_with_free_func (class_free);
  self->departments = g_ptr_array_new_with_free_func (department_free);
  self->posts = g_ptr_array_new_with_free_func (post_free);
  self->class_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->department_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->post_index = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

PentadCatalogue *
pentad_catalogue_ref (PentadCatalogue *catalogue)
{
  g_atomic_ref_count_inc (&catalogue->refs);
  return catalogue;
}

void
pentad_catalogue_unref (PentadCatalogue *catalogue)
{
  if (!g_atomic_ref_count_dec (&catalogue->refs))
    return;
  g_free (catalogue->scheme);
  g_ptr_array_unref (catalogue->classes);
  g_ptr_array_unref (catalogue->departments);
  g_ptr_array_unref (catalogue->posts);
  g_hash_table_unref (catalogue->class_index);
  g_hash_table_unref (catalogue->department_index);
  g_hash_table_unref (catalogue->post_index);
  g_free (catalogue);
}

/* Indices are kept plus one, so that "not there" is 0. */
static int
find (GHashTable *index, const char *code)
{
  return code != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (index, code)) - 1 : -1;
}

int
pentad_catalogue_add_class (PentadCatalogue *catalogue,
                            const char *code,
                            const PentadLabel *name,
                            PentadClassKind kind,
                            const char *major_code)
{
  int index = find (catalogue->class_index, code);

  if (index >= 0)
    return index;

  PentadClass *klass = g_new0 (PentadClass, 1);
  klass->code = g_strdup (code);
  pentad_label_copy (&klass->name, name);
  klass->kind = kind;
  klass->major = find (catalogue->class_index, major_code);
  g_ptr_array_add (catalogue->classes, klass);
  index = (int)catalogue->classes->len;
  g_hash_table_insert (catalogue->class_index, klass->code, GINT_TO_POINTER (index));
  return index - 1;
}

void
pentad_catalogue_take_conditions (PentadCatalogue *catalogue,
                                  int class_index,
                                  GPtrArray *conditions)
{
  PentadClass *klass = g_ptr_array_index (catalogue->classes, class_index);

  g_clear_pointer (&klass->conditions, g_ptr_array_unref);
  klass->conditions = conditions;
}

int
pentad_catalogue_add_department (PentadCatalogue *catalogue,
                                 const char *code,
                                 const PentadLabel *name,
                                 const char *division,
                                 const char *group)
{
  int index = find (catalogue->department_index, code);

  if (index >= 0)
    return index;

  PentadDepartment *department = g_new0 (PentadDepartment, 1);
  department->code = g_strdup (code);
  pentad_label_copy (&department->name, name);
  department->division = g_strdup (division);
  department->group = g_strdup (group);
  g_ptr_array_add (catalogue->departments, department);
  index = (int)catalogue->departments->len;
  g_hash_table_insert (catalogue->department_index, department->code, GINT_TO_POINTER (index));
  return index - 1;
}

int
pentad_catalogue_add_post (PentadCatalogue *catalogue,
                           const char *code,
                           const PentadLabel *name,
                           const char *role,
                           const char *division)
{
  int index = find (catalogue->post_index, code);

  if (index >= 0)
    return index;

  PentadPost *post = g_new0 (PentadPost, 1);
  post->code = g_strdup (code);
  pentad_label_copy (&post->name, name);
  post->role = g_strdup (role);
  post->division = g_strdup (division);
  g_ptr_array_add (catalogue->posts, post);
  index = (int)catalogue->posts->len;
  g_hash_table_insert (catalogue->post_index, post->code, GINT_TO_POINTER (index));
  return index - 1;
}

int
pentad_catalogue_find_class (const PentadCatalogue *catalogue, const char *code)
{
  return find (catalogue->class_index, code);
}

int
pentad_catalogue_find_department (const PentadCatalogue *catalogue, const char *code)
{
  return find (catalogue->department_index, code);
}

int
pentad_catalogue_find_post (const PentadCatalogue *catalogue, const char *code)
{
  return find (catalogue->post_index, code);
}

const PentadClass *
pentad_catalogue_get_class (const PentadCatalogue *catalogue, int index)
{
  g_return_val_if_fail (index >= 0 && (guint)index < catalogue->classes->len, NULL);
  return g_ptr_array_index (catalogue->classes, index);
}

const PentadDepartment *
pentad_catalogue_get_department (const PentadCatalogue *catalogue, int index)
{
  g_return_val_if_fail (index >= 0 && (guint)index < catalogue->departments->len, NULL);
  return g_ptr_array_index (catalogue->departments, index);
}

const PentadPost *
pentad_catalogue_get_post (const PentadCatalogue *catalogue, int index)
{
  g_return_val_if_fail (index >= 0 && (guint)index < catalogue->posts->len, NULL);
  return g_ptr_array_index (catalogue->posts, index);
}

const char *
pentad_source_id (PentadSourceKind source)
{
  return source_ids[source];
}

PentadSourceKind
pentad_source_parse (const char *id)
{
  return id != NULL ? pentad_source_parse_n (id, strlen (id)) : PENTAD_SOURCE_OTHER;
}

PentadSourceKind
pentad_source_parse_n (const char *id, gsize len)
{
  for (int i = 0; i < PENTAD_N_SOURCES; i++)
    if (strlen (source_ids[i]) == len && memcmp (source_ids[i], id, len) == 0)
      return i;
  return PENTAD_SOURCE_OTHER;
}

gboolean
pentad_source_is_public (PentadSourceKind source)
{
  return source == PENTAD_SOURCE_HOTLINE || source == PENTAD_SOURCE_PUBLIC;
}

gboolean
pentad_source_is_raised (PentadSourceKind source)
{
  return source == PENTAD_SOURCE_LEADER || source == PENTAD_SOURCE_MEDIA;
}
