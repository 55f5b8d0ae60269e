/* Pages of a collection (OGC API Features) made one GeoJSON document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/guard.h"

/* What a page says beside its features. */
typedef struct
{
  guint n_features;
  char *next; /* href of the link rel=next, as it stands; NULL none */
  char *crs;  /* the member `crs` as JSON; NULL none */
} PentadFeaturePage;

/* Appends the features of a page, as they stand and separated by commas, to `features`. The page is
 * checked to be strict JSON; features are read when all pages are here. FALSE with
 * PENTAD_CODEC_ERROR naming origin and path. */
gboolean pentad_read_feature_page (const char *data,
                                   gsize len,
                                   const char *origin,
                                   GString *features,
                                   PentadFeaturePage *page,
                                   GError **error);
void pentad_feature_page_clear (PentadFeaturePage *page);
/* The whole document. crs: what the pages said, as JSON, and content_crs: what their headers said;
 * each may be NULL. */
GString *
pentad_join_feature_pages (const GString *features, const char *crs, const char *content_crs);
