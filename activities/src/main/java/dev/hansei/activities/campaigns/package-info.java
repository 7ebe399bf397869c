/** The activities of {@code RunCampaign}: one registry transaction each. */
@NullMarked
package dev.hansei.activities.campaigns;

import org.jspecify.annotations.NullMarked;
