package org.parley.catalog.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.hibernate.search.backend.lucene.LuceneExtension;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.hibernate.search.mapper.orm.work.SearchIndexingPlan;
import org.hibernate.search.mapper.orm.work.SearchWorkspace;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;

/** Writes products into the index and opens it for reading; knows Hibernate Search, not who changed what. */
@ApplicationScoped
class ProductIndexer {

    @PersistenceUnit(unitName = "parley")
    private EntityManagerFactory factory;

    /** For the container. */
    protected ProductIndexer() {
    }

    ProductIndexer(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** Puts the products as they are now into the index, or out of it; when this returns searches see them so. */
    void index(EntityManager entities, List<UUID> ids) {
        List<Product> products = entities.createQuery("select p from Product p where p.id in :ids", Product.class)
                .setParameter("ids", ids).getResultList();
        Map<UUID, List<Variant>> variants = entities
                .createQuery("select v from Variant v where v.productId in :ids", Variant.class)
                .setParameter("ids", ids).getResultStream().collect(Collectors.groupingBy(Variant::productId));
        Set<UUID> categoryIds = products.stream().map(Product::categoryId).filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, Category> categories = categoryIds.isEmpty() ? Map.of() : entities
                .createQuery("select c from Category c where c.id in :ids", Category.class)
                .setParameter("ids", categoryIds).getResultStream()
                .collect(Collectors.toMap(Category::id, Function.identity()));
        SearchSession session = Search.session(entities);
        session.indexingPlanSynchronizationStrategy(IndexingPlanSynchronizationStrategy.readSync());
        SearchIndexingPlan plan = session.indexingPlan();
        for (Product product : products) {
            if (product.published()) {
                product.with(product.categoryId() == null ? null : categories.get(product.categoryId()),
                        variants.getOrDefault(product.id(), List.of()));
                plan.addOrUpdate(product);
            } else {
                plan.purge(Product.class, product.id(), null);
            }
        }
        plan.execute();
        entities.clear();
    }

    boolean isEmpty() {
        try (IndexReader reader = open()) {
            return reader.numDocs() == 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The index as it is now; to be closed. */
    IndexReader open() {
        return Search.mapping(factory).scope(Product.class).extension(LuceneExtension.get()).openIndexReader();
    }

    /** Everything written is on the disk from here on, and the mark of an open index is gone. */
    void close() {
        SearchWorkspace workspace = Search.mapping(factory).scope(Product.class).workspace();
        workspace.flush();
        Object mark = factory.getProperties().get(IndexPlace.MARK);
        if (mark != null) {
            try {
                Files.deleteIfExists(Path.of(mark.toString()));
            } catch (IOException denied) {
                throw new UncheckedIOException(denied);
            }
        }
    }
}
