/* The photographs that a platform has of a case: what they are of, when, and where they lie.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/photo.h"

static const char *const kinds[PENTAD_N_PHOTO_KINDS] = { "before", "after", "other" };

static void
photo_free (gpointer data)
{
  PentadPhoto *photo = data;

  g_free (photo->url);
  pentad_label_clear (&photo->label);
  g_free (photo);
}

PentadPhotos *
pentad_photos_new (void)
{
  PentadPhotos *self = g_new0 (PentadPhotos, 1);

  g_atomic_ref_count_init (&self->refs);
  self->list = g_ptr_array_new_with_free_func (photo_free);
  return self;
}

PentadPhotos *
pentad_photos_ref (PentadPhotos *photos)
{
  g_atomic_ref_count_inc (&photos->refs);
  return photos;
}

void
pentad_photos_unref (PentadPhotos *photos)
{
  if (!g_atomic_ref_count_dec (&photos->refs))
    return;
  g_ptr_array_unref (photos->list);
  g_free (photos);
}

PentadPhoto *
pentad_photos_add (PentadPhotos *photos)
{
  PentadPhoto *photo = g_new0 (PentadPhoto, 1);

  photo->kind = PENTAD_PHOTO_KIND_OTHER;
  photo->time = PENTAD_NO_TIME;
  g_ptr_array_add (photos->list, photo);
  return photo;
}

/* Stable: g_ptr_array_sort() is. What has no time comes first of its kind. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const PentadPhoto *one = *(const PentadPhoto *const *)a, *other = *(const PentadPhoto *const *)b;

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  return (one->time > other->time) - (one->time < other->time);
}

void
pentad_photos_sort (PentadPhotos *photos)
{
  guint n_of_kind[PENTAD_N_PHOTO_KINDS] = { 0 };
  GPtrArray *kept = g_ptr_array_new_with_free_func (photo_free);

  g_ptr_array_sort (photos->list, compare);
  /* From the latest on. */
  for (guint i = photos->list->len; i-- > 0;)
    {
      const PentadPhoto *photo = g_ptr_array_index (photos->list, i);

      if (n_of_kind[photo->kind]++ < PENTAD_PHOTOS_MAX_OF_KIND)
        g_ptr_array_insert (kept, 0, g_ptr_array_steal_index (photos->list, i));
    }
  g_ptr_array_unref (photos->list);
  photos->list = kept;
}

PentadPhotoKind
pentad_photo_kind_parse (const char *id)
{
  for (int kind = 0; kind < PENTAD_N_PHOTO_KINDS; kind++)
    if (g_strcmp0 (id, kinds[kind]) == 0)
      return (PentadPhotoKind)kind;
  return PENTAD_PHOTO_KIND_OTHER;
}

const char *
pentad_photo_kind_id (PentadPhotoKind kind)
{
  g_return_val_if_fail (kind < PENTAD_N_PHOTO_KINDS, NULL);
  return kinds[kind];
}
