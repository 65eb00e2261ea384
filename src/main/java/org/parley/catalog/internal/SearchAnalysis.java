package org.parley.catalog.internal;

import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;
import org.parley.shared.i18n.Language;

/** Names our analyzers for Hibernate Search; queries are cut by ourselves, so only the index side is named. */
public final class SearchAnalysis implements LuceneAnalysisConfigurer {

    @Override
    public void configure(LuceneAnalysisConfigurationContext context) {
        for (Language language : Language.values()) {
            context.analyzer(ProductDocument.analyzer(language)).instance(SearchAnalyzers.index(language));
        }
        context.analyzer("parley_pairs").instance(SearchAnalyzers.PAIRS);
    }
}
