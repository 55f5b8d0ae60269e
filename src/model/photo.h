/* The photographs that a platform has of a case: what they are of, when, and where they lie.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No case carries any of this: the list is asked for when somebody looks at a case, since of a
 * hundred thousand of them hardly one is looked at. */
#pragma once

#include "model/label.h"
#include "model/zone.h"

/* Most photographs of one kind: the latest are kept. */
#define PENTAD_PHOTOS_MAX_OF_KIND 4

typedef enum
{
  PENTAD_PHOTO_KIND_BEFORE, /* what was reported */
  PENTAD_PHOTO_KIND_AFTER,  /* what became of it */
  PENTAD_PHOTO_KIND_OTHER,
  PENTAD_N_PHOTO_KINDS
} PentadPhotoKind;

typedef struct
{
  PentadPhotoKind kind;
  gint64 time;       /* when it was taken; PENTAD_NO_TIME unknown */
  char *url;         /* as sent, or absolute once it was looked where the list lies */
  PentadLabel label; /* in the platform's own words; may be empty */
} PentadPhoto;

/* Immutable once read; may cross threads. */
typedef struct
{
  gatomicrefcount refs;
  GPtrArray *list; /* PentadPhoto; by kind, and within a kind by time */
} PentadPhotos;

PentadPhotos *pentad_photos_new (void);
PentadPhotos *pentad_photos_ref (PentadPhotos *photos);
void pentad_photos_unref (PentadPhotos *photos);
/* An empty one of kind OTHER. Borrowed. */
PentadPhoto *pentad_photos_add (PentadPhotos *photos);
/* Into their order, and of each kind no more than PENTAD_PHOTOS_MAX_OF_KIND. */
void pentad_photos_sort (PentadPhotos *photos);

/* "before", "after"; anything else is OTHER. */
PentadPhotoKind pentad_photo_kind_parse (const char *id);
const char *pentad_photo_kind_id (PentadPhotoKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadPhotos, pentad_photos_unref)
